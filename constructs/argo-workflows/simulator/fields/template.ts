import { handedOn, ignored, refused, supported, type FieldList } from './field-status';
import { artifact, outputs, ports } from './ports';

export const pods = ignored('there are no pods');
export const metrics = ignored('metrics are not counted');
const stubbed = ignored('who stands for the step says how it ends');

export const templateRef: FieldList = { name: supported, template: supported, clusterScope: supported };

export const hook: FieldList = { expression: supported, template: supported, templateRef, arguments: ports };

export const retryStrategy: FieldList = {
  limit: supported,
  retryPolicy: supported,
  expression: supported,
  backoff: { duration: supported, factor: supported, maxDuration: supported, cap: supported },
  affinity: pods,
};

const database = 'it is kept in a database. Use a lock of a ConfigMap in the test';

export const synchronization: FieldList = {
  mutexes: { name: supported, namespace: ignored('one run has one namespace'), database: ignored('locks of one run are the same wherever they are kept') },
  semaphores: {
    configMapKeyRef: { name: supported, key: supported, optional: ignored('how many may hold it must be known') },
    database: refused(`how many may hold it is not known: ${database}`),
    namespace: ignored('one run has one namespace'),
  },
};

const call: FieldList = {
  name: supported,
  template: supported,
  templateRef,
  inline: () => template,
  arguments: ports,
  when: supported,
  withItems: supported,
  withParam: supported,
  withSequence: { count: supported, start: supported, end: supported, format: supported },
  continueOn: { error: supported, failed: supported },
  hooks: { '*': hook },
  onExit: supported,
};

/** Fields of a template, of one that stands inline, and of `templateDefaults`. */
export const template: FieldList = {
  name: supported,
  inputs: ports,
  outputs,
  steps: call,
  dag: { tasks: { ...call, dependencies: supported, depends: supported }, target: supported, failFast: supported },
  suspend: { duration: supported },
  container: handedOn,
  script: handedOn,
  containerSet: handedOn,
  plugin: handedOn,
  data: { source: { artifactPaths: artifact }, transformation: { expression: supported } },
  http: {
    url: handedOn,
    method: handedOn,
    headers: handedOn,
    body: handedOn,
    bodyFrom: handedOn,
    successCondition: supported,
    timeoutSeconds: stubbed,
    insecureSkipVerify: stubbed,
  },
  resource: {
    action: handedOn,
    manifest: handedOn,
    manifestFrom: handedOn,
    mergeStrategy: handedOn,
    flags: handedOn,
    setOwnerReference: handedOn,
    successCondition: stubbed,
    failureCondition: stubbed,
  },
  daemon: supported,
  retryStrategy,
  synchronization,
  memoize: { cache: { configMap: { name: supported } }, key: supported, maxAge: supported },
  parallelism: supported,
  failFast: supported,
  timeout: supported,
  activeDeadlineSeconds: supported,
  pendingTimeout: ignored('pods start at once'),
  volumes: handedOn,
  initContainers: handedOn,
  sidecars: handedOn,
  metrics,
  annotations: ignored('it names the node for people'),
  archiveLocation: ignored('nothing is written to stores'),
  affinity: pods,
  automountServiceAccountToken: pods,
  executor: pods,
  hostAliases: pods,
  metadata: pods,
  nodeSelector: pods,
  podResources: pods,
  podSpecPatch: pods,
  priorityClassName: pods,
  resourceClaims: pods,
  schedulerName: pods,
  securityContext: pods,
  serviceAccountName: pods,
  tolerations: pods,
};
