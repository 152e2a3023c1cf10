import type { Chart } from 'cdk8s';
import { appUser, resources, restrictedContainer, restrictedPod } from '../restricted';
import { images } from '../versions';
import { bucketName, contract, serviceUrl } from './contract';
import { names } from './names';
import type { Settings } from './settings';
import { type EnvVar, Deployment, NetworkPolicy, Service, ServiceAccount } from 'cdk8s-mlops/imports/kubernetes';

const { service, namespace, port } = contract.mlflow;
const labels = { 'app.kubernetes.io/name': 'mlflow' };

/** Tracking server and model registry: runs in Postgres, artifacts in the object store. */
export function addMlflow(chart: Chart, settings: Settings): void {
  const account = new ServiceAccount(chart, 'account', { metadata: { name: names.mlflowAccount } });
  new Deployment(chart, 'server', {
    metadata: { name: service, labels, annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: account.name,
          // On AWS, the pod's identity comes with this account; the Kubernetes API is not needed.
          automountServiceAccountToken: false,
          securityContext: restrictedPod(appUser),
          containers: [
            {
              name: 'mlflow',
              image: images.mlflow,
              command: ['mlflow', 'server'],
              env: [...serverSettings, ...databaseAccess, ...artifactAccess(settings)],
              ports: [{ name: 'http', containerPort: port }],
              readinessProbe: { httpGet: { path: '/health', port: 'http' }, periodSeconds: 10 },
              livenessProbe: { httpGet: { path: '/health', port: 'http' }, periodSeconds: 30, failureThreshold: 5 },
              resources: resources('500m', '1Gi'),
              securityContext: restrictedContainer,
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
        },
      },
    },
  });
  new Service(chart, 'service', { metadata: { name: service, labels }, spec: { selector: labels, ports: [{ name: 'http', port, targetPort: 'http' }] } });
  addNetworkPolicy(chart, settings);
}

/** The server answers only to host names that it knows, each with and without the port. */
const allowedHosts = [service, `${service}.${namespace}`, `${service}.${namespace}.svc`, `${service}.${namespace}.svc.cluster.local`]
  .flatMap((host) => [host, `${host}:${port}`])
  .join(',');

const serverSettings: readonly EnvVar[] = [
  { name: 'MLFLOW_HOST', value: '0.0.0.0' },
  { name: 'MLFLOW_PORT', value: `${port}` },
  { name: 'MLFLOW_WORKERS', value: '2' },
  { name: 'MLFLOW_SERVER_ALLOWED_HOSTS', value: allowedHosts },
  { name: 'MLFLOW_SERVER_ENABLE_JOB_EXECUTION', value: 'false' },
  { name: 'MLFLOW_SERVE_ARTIFACTS', value: 'true' },
  { name: 'HOME', value: '/tmp' },
];

const databaseAccess: readonly EnvVar[] = [
  ...(['host', 'port', 'username', 'password'] as const).map((key) => ({
    name: `DATABASE_${key.toUpperCase()}`,
    valueFrom: { secretKeyRef: { name: names.databaseSecret, key } },
  })),
  { name: 'MLFLOW_BACKEND_STORE_URI', value: 'postgresql://$(DATABASE_USERNAME):$(DATABASE_PASSWORD)@$(DATABASE_HOST):$(DATABASE_PORT)/mlflow' },
];

function artifactAccess({ aws, environment }: Settings): readonly EnvVar[] {
  if (aws) {
    return [
      { name: 'MLFLOW_ARTIFACTS_DESTINATION', value: `s3://${bucketName(aws.account, environment)}/mlflow` },
      { name: 'AWS_REGION', value: aws.region },
    ];
  }
  const key = (name: string, key: string): EnvVar => ({ name, valueFrom: { secretKeyRef: { name: names.objectStoreSecret, key } } });
  return [
    { name: 'MLFLOW_ARTIFACTS_DESTINATION', value: 's3://mlflow' },
    { name: 'MLFLOW_S3_ENDPOINT_URL', value: serviceUrl(contract.objectStore) },
    { name: 'MLFLOW_BOTO_CLIENT_ADDRESSING_STYLE', value: 'path' },
    { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
    { name: 'AWS_REGION', value: 'us-east-1' },
    key('AWS_ACCESS_KEY_ID', 'access-key'),
    key('AWS_SECRET_ACCESS_KEY', 'secret-key'),
  ];
}

function addNetworkPolicy(chart: Chart, { aws }: Settings): void {
  const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  const toStores = aws
    ? [
        { to: [{ ipBlock: { cidr: aws.vpcCidr } }], ports: [{ protocol: 'TCP', port: 5432 }] },
        { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ protocol: 'TCP', port: 443 }] },
      ]
    : [
        { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'postgres' } } }], ports: [{ protocol: 'TCP', port: 5432 }] },
        { to: [inNamespace(contract.objectStore.namespace)], ports: [{ protocol: 'TCP', port: contract.objectStore.port }] },
      ];
  new NetworkPolicy(chart, 'allow-tracking', {
    metadata: { name: 'allow-tracking' },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [inNamespace('tumor-triage')], ports: [{ protocol: 'TCP', port }] }],
      egress: toStores,
    },
  });
}
