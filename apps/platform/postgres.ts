import type { Chart } from 'cdk8s';
import { resources, restrictedContainer, restrictedPod } from '../restricted';
import { images } from '../versions';
import { names } from './names';
import { type EnvVar, NetworkPolicy, Service, StatefulSet } from 'cdk8s-mlops/imports/kubernetes';

const labels = { 'app.kubernetes.io/name': 'postgres' };
const port = 5432;
/** User of the image. */
const postgresUser = 999;

/** MLflow's database on a cluster of one's own. Its Secret names this Service as `host`. */
export function addPostgres(chart: Chart): void {
  new StatefulSet(chart, 'postgres', {
    metadata: { name: 'mlflow-postgres', labels },
    spec: {
      serviceName: 'mlflow-postgres',
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: restrictedPod(postgresUser),
          containers: [
            {
              name: 'postgres',
              image: images.postgres,
              env: [
                { name: 'POSTGRES_DB', value: 'mlflow' },
                { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
                secret('POSTGRES_USER', 'username'),
                secret('POSTGRES_PASSWORD', 'password'),
              ],
              ports: [{ name: 'postgres', containerPort: port }],
              readinessProbe: { exec: { command: ['pg_isready', '--dbname', 'mlflow'] }, periodSeconds: 10 },
              livenessProbe: { exec: { command: ['pg_isready', '--dbname', 'mlflow'] }, periodSeconds: 30, failureThreshold: 5 },
              resources: resources('500m', '512Mi'),
              securityContext: restrictedContainer,
              volumeMounts: [
                { name: 'data', mountPath: '/var/lib/postgresql/data' },
                { name: 'run', mountPath: '/var/run/postgresql' },
                { name: 'tmp', mountPath: '/tmp' },
              ],
            },
          ],
          volumes: [{ name: 'run', emptyDir: {} }, { name: 'tmp', emptyDir: {} }],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } } }],
    },
  });
  new Service(chart, 'postgres-service', {
    metadata: { name: 'mlflow-postgres', labels },
    spec: { clusterIP: 'None', selector: labels, ports: [{ name: 'postgres', port, targetPort: 'postgres' }] },
  });
  new NetworkPolicy(chart, 'allow-mlflow-to-postgres', {
    metadata: { name: 'allow-mlflow-to-postgres' },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mlflow' } } }], ports: [{ protocol: 'TCP', port }] }],
    },
  });
}

function secret(name: string, key: string): EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: names.databaseSecret, key } } };
}
