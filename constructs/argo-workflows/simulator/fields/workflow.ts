import { handedOn, ignored, refused, supported, type FieldList } from './field-status';
import { ports } from './ports';
import { hook, metrics, pods, retryStrategy, synchronization, template } from './template';

const afterwards = ignored('nothing is cleaned up after a run');

const workflowSpec: FieldList = {
  entrypoint: supported,
  arguments: ports,
  templates: template,
  templateDefaults: template,
  workflowTemplateRef: { name: supported, clusterScope: supported },
  onExit: supported,
  hooks: { '*': hook },
  retryStrategy,
  synchronization,
  parallelism: supported,
  activeDeadlineSeconds: supported,
  suspend: supported,
  shutdown: refused('it stops a workflow that runs already. Remove it'),
  priority: supported,
  serviceAccountName: supported,
  workflowMetadata: { labels: supported, annotations: supported, labelsFrom: { '*': { expression: supported } } },
  volumes: handedOn,
  volumeClaimTemplates: ignored('there are no volumes'),
  volumeClaimGC: afterwards,
  artifactGC: afterwards,
  podGC: afterwards,
  ttlStrategy: afterwards,
  metrics,
  archiveLogs: ignored('there are no logs'),
  artifactRepositoryRef: ignored('nothing is written to stores'),
  executorPlugins: ignored('stubs stand for steps of plugins'),
  affinity: pods,
  automountServiceAccountToken: pods,
  dnsConfig: pods,
  dnsPolicy: pods,
  executor: pods,
  hostAliases: pods,
  hostNetwork: pods,
  imagePullSecrets: pods,
  nodeSelector: pods,
  podDisruptionBudget: pods,
  podMetadata: pods,
  podPriorityClassName: pods,
  podResources: pods,
  podSpecPatch: pods,
  resourceClaims: pods,
  schedulerName: pods,
  securityContext: pods,
  tolerations: pods,
};

const schedule = ignored('one run is simulated, at once; cronRuns tells when there would be others');

const cronSpec: FieldList = {
  workflowSpec,
  workflowMetadata: { labels: supported, annotations: supported, '...': ignored('runs have the name of the CronWorkflow') },
  schedules: schedule,
  timezone: schedule,
  suspend: schedule,
  when: schedule,
  stopStrategy: schedule,
  concurrencyPolicy: schedule,
  startingDeadlineSeconds: schedule,
  failedJobsHistoryLimit: afterwards,
  successfulJobsHistoryLimit: afterwards,
};

/** What the simulator makes of each field of `spec`, by kind. A test holds it against the schemas. */
export const fieldsOfKinds: Readonly<Record<string, FieldList>> = {
  Workflow: workflowSpec,
  WorkflowTemplate: workflowSpec,
  ClusterWorkflowTemplate: workflowSpec,
  CronWorkflow: cronSpec,
};
