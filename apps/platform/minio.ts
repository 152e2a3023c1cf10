import type { Chart } from 'cdk8s';
import { resources, restrictedContainer, restrictedPod } from '../restricted';
import { images } from '../versions';
import { contract, serviceUrl } from './contract';
import { names } from './names';
import { type EnvVar, Job, NetworkPolicy, Service, StatefulSet } from 'cdk8s-mlops/imports/kubernetes';

const { service, port } = contract.objectStore;
const labels = { 'app.kubernetes.io/name': 'minio' };
const buckets = ['mlflow', 'tumor-triage'];

/** The object store of a cluster of one's own. MinIO is no longer maintained upstream: keep it off the internet. */
export function addMinio(chart: Chart): void {
  new StatefulSet(chart, 'server', {
    metadata: { name: service, labels },
    spec: {
      serviceName: service,
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: restrictedPod(),
          containers: [
            {
              name: 'minio',
              image: images.minio,
              args: ['server', '/data', '--address', `:${port}`],
              env: credentials('MINIO_ROOT_USER', 'MINIO_ROOT_PASSWORD'),
              ports: [{ name: 's3', containerPort: port }],
              readinessProbe: { httpGet: { path: '/minio/health/ready', port: 's3' }, periodSeconds: 10 },
              livenessProbe: { httpGet: { path: '/minio/health/live', port: 's3' }, periodSeconds: 30 },
              resources: resources('500m', '1Gi'),
              securityContext: restrictedContainer,
              volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } } }],
    },
  });
  new Service(chart, 'service', { metadata: { name: service, labels }, spec: { selector: labels, ports: [{ name: 's3', port, targetPort: 's3' }] } });
  addBuckets(chart);
  addNetworkPolicy(chart);
}

/** Runs after every sync; a bucket that exists stays as it is. */
function addBuckets(chart: Chart): void {
  new Job(chart, 'buckets', {
    metadata: { name: 'make-buckets', annotations: { 'argocd.argoproj.io/hook': 'PostSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' } },
    spec: {
      backoffLimit: 10,
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'make-buckets' } },
        spec: {
          restartPolicy: 'OnFailure',
          automountServiceAccountToken: false,
          securityContext: restrictedPod(),
          containers: [
            {
              name: 'mc',
              image: images.minio,
              command: ['sh', '-euc'],
              args: [`mc alias set store ${serviceUrl(contract.objectStore)} "$ACCESS_KEY" "$SECRET_KEY" >/dev/null && mc mb --ignore-existing ${buckets.map((name) => `store/${name}`).join(' ')}`],
              env: [{ name: 'MC_CONFIG_DIR', value: '/tmp/mc' }, ...credentials('ACCESS_KEY', 'SECRET_KEY')],
              resources: resources('100m', '128Mi'),
              securityContext: restrictedContainer,
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  });
}

function addNetworkPolicy(chart: Chart): void {
  const clients = ['mlflow', 'tumor-triage'].map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));
  new NetworkPolicy(chart, 'allow-clients', {
    metadata: { name: 'allow-clients' },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [...clients, { podSelector: {} }], ports: [{ protocol: 'TCP', port }] }],
    },
  });
  new NetworkPolicy(chart, 'allow-make-buckets', {
    metadata: { name: 'allow-make-buckets' },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'make-buckets' } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: { matchLabels: labels } }], ports: [{ protocol: 'TCP', port }] }],
    },
  });
}

function credentials(user: string, password: string): EnvVar[] {
  return [
    { name: user, valueFrom: { secretKeyRef: { name: names.objectStoreSecret, key: 'access-key' } } },
    { name: password, valueFrom: { secretKeyRef: { name: names.objectStoreSecret, key: 'secret-key' } } },
  ];
}
