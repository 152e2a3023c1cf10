import type { KubeObject } from '../../lib/kube-object';
import { claimTemplateTable, containerTable, volumeTable } from '../../lib/references/core/pod-table';
import { fieldAt, fieldsOf, textOf } from '../../lib/references/fields';
import { namesIn, placedItems, type PlacedFields, type PodTemplate } from '../../lib/references/pod-template';
import { configMapKey, nameOf, secretKey, secretName } from '../../lib/references/readers';
import type { ReferenceModel } from '../../lib/references/reference-model';
import { anyNamespace, type Reference, type ReferenceTable } from '../../lib/references/reference-table';
import { configMap, priorityClass, serviceAccount, type TargetKind } from '../../lib/references/target-kind';

const group = 'argoproj.io';
const workflowTemplate: TargetKind = { group, kind: 'WorkflowTemplate' };
const clusterWorkflowTemplate: TargetKind = { group, kind: 'ClusterWorkflowTemplate', cluster: true };

/** Secrets of an artifact's location, by driver. */
const locationTable: ReferenceTable = {
  'artifactory.usernameSecret': secretKey,
  'artifactory.passwordSecret': secretKey,
  'azure.accountKeySecret': secretKey,
  'gcs.serviceAccountKeySecret': secretKey,
  'git.usernameSecret': secretKey,
  'git.passwordSecret': secretKey,
  'git.sshPrivateKeySecret': secretKey,
  'hdfs.krbCCacheSecret': secretKey,
  'hdfs.krbKeytabSecret': secretKey,
  'hdfs.krbConfigConfigMap': configMapKey,
  'http.auth.basicAuth.usernameSecret': secretKey,
  'http.auth.basicAuth.passwordSecret': secretKey,
  'http.auth.clientCert.clientCertSecret': secretKey,
  'http.auth.clientCert.clientKeySecret': secretKey,
  'http.auth.oauth2.clientIDSecret': secretKey,
  'http.auth.oauth2.clientSecretSecret': secretKey,
  'http.auth.oauth2.tokenURLSecret': secretKey,
  'oss.accessKeySecret': secretKey,
  'oss.secretKeySecret': secretKey,
  's3.accessKeySecret': secretKey,
  's3.secretKeySecret': secretKey,
  's3.sessionTokenSecret': secretKey,
  's3.caSecret': secretKey,
  's3.encryptionOptions.serverSideCustomerKeySecret': secretKey,
};

const valuesTable: ReferenceTable = {
  'parameters[*].valueFrom.configMapKeyRef': configMapKey,
  'artifacts[*]': locationTable,
};

const artifactGcTable: ReferenceTable = { serviceAccountName: nameOf(serviceAccount) };

const synchronizationTable: ReferenceTable = {
  'semaphores[*]': semaphore,
  semaphore,
};

const callTable: ReferenceTable = {
  arguments: valuesTable,
  templateRef,
  'hooks{*}.arguments': valuesTable,
  'hooks{*}.templateRef': templateRef,
  get inline() {
    return templateTable;
  },
};

/** One template; a call may hold another one inline. */
const templateTable: ReferenceTable = {
  serviceAccountName: nameOf(serviceAccount),
  'executor.serviceAccountName': nameOf(serviceAccount),
  priorityClassName: nameOf(priorityClass),
  'volumes[*]': volumeTable,
  'initContainers[*]': containerTable,
  container: containerTable,
  script: containerTable,
  'containerSet.containers[*]': containerTable,
  'sidecars[*]': containerTable,
  inputs: valuesTable,
  outputs: valuesTable,
  'outputs.artifacts[*].artifactGC': artifactGcTable,
  archiveLocation: locationTable,
  'data.source.artifactPaths': locationTable,
  'resource.manifestFrom.artifact': locationTable,
  'http.headers[*].valueFrom.secretKeyRef': secretKey,
  synchronization: synchronizationTable,
  'steps[*][*]': callTable,
  'dag.tasks[*]': callTable,
};

const workflowTable: ReferenceTable = {
  serviceAccountName: nameOf(serviceAccount),
  'executor.serviceAccountName': nameOf(serviceAccount),
  'imagePullSecrets[*]': secretName,
  podPriorityClassName: nameOf(priorityClass),
  'volumes[*]': volumeTable,
  'volumeClaimTemplates[*]': claimTemplateTable,
  arguments: valuesTable,
  artifactGC: artifactGcTable,
  artifactRepositoryRef,
  synchronization: synchronizationTable,
  'hooks{*}.arguments': valuesTable,
  'hooks{*}.templateRef': templateRef,
  workflowTemplateRef,
  templateDefaults: templateTable,
  'templates[*]': templateTable,
};

/** `templateRef: { name, template, clusterScope }` of a step, task or hook. */
function templateRef(value: unknown): Reference | undefined {
  const reference = workflowTemplateRef(value);
  const template = textOf(fieldsOf(value).template);
  return reference && template !== undefined ? { ...reference, parts: [{ type: 'template', name: template, at: 'template' }] } : reference;
}

function workflowTemplateRef(value: unknown): Reference | undefined {
  const { name, clusterScope } = fieldsOf(value);
  const target = textOf(name);
  return target === undefined ? undefined : { to: clusterScope === true ? clusterWorkflowTemplate : workflowTemplate, name: target, at: 'name' };
}

/** The controller looks in the workflow's namespace, then in its own. */
function artifactRepositoryRef(value: unknown): Reference | undefined {
  const { configMap: name, key } = fieldsOf(value);
  const part = textOf(key);
  return {
    to: configMap,
    name: textOf(name) ?? 'artifact-repositories',
    at: textOf(name) ? 'configMap' : '',
    namespace: anyNamespace,
    parts: part === undefined ? [] : [{ type: 'key', name: part, at: 'key' }],
  };
}

/** `{ namespace, configMapKeyRef: { name, key } }`: the limit stands in the ConfigMap, which may be in another namespace. */
function semaphore(value: unknown): Reference | undefined {
  const { namespace, configMapKeyRef } = fieldsOf(value);
  const { name, key } = fieldsOf(configMapKeyRef);
  const target = textOf(name);
  if (target === undefined) return undefined;
  const limit = textOf(key);
  const parts: Reference['parts'] = limit === undefined ? [] : [{ type: 'key', name: limit, at: 'configMapKeyRef.key' }];
  return { to: configMap, name: target, at: 'configMapKeyRef.name', namespace: textOf(namespace), parts };
}

/** The pods of the templates of a workflow's spec that stands at a path. */
function podsAt(path: string, spec: unknown): PodTemplate[] {
  const { templates, volumes, volumeClaimTemplates, workflowTemplateRef: base, podMetadata, podSpecPatch } = fieldsOf(spec);
  const claims = placedItems('', volumeClaimTemplates).flatMap(({ fields }) => textOf(fieldAt(fields, 'metadata', 'name')) ?? []);
  const shared = [...namesIn(volumes), ...claims];
  return placedItems(`${path}.templates`, templates).map(({ path: at, fields }) => ({
    labels: { ...fieldsOf(fieldsOf(podMetadata).labels), ...fieldsOf(fieldAt(fields, 'metadata', 'labels')) },
    containers: containersOf(at, fields),
    volumes: placedItems(`${at}.volumes`, fields.volumes),
    moreVolumes: shared,
    runTimeLabels: ['workflows.argoproj.io/'],
    openVolumes: base !== undefined || podSpecPatch !== undefined || fields.podSpecPatch !== undefined,
  }));
}

function containersOf(path: string, template: PlacedFields['fields']): PlacedFields[] {
  const single = ['container', 'script'].flatMap((name) => (template[name] ? { path: `${path}.${name}`, fields: fieldsOf(template[name]) } : []));
  const lists = ['initContainers', 'sidecars'].flatMap((name) => placedItems(`${path}.${name}`, template[name]));
  const { containers, volumeMounts } = fieldsOf(template.containerSet);
  const forAll = volumeMounts ? [{ path: `${path}.containerSet`, fields: { volumeMounts } }] : [];
  return [...single, ...lists, ...forAll, ...placedItems(`${path}.containerSet.containers`, containers)];
}

/** A library of templates without an entrypoint is used by workflows that bring their own volumes. */
function podsOfTemplates(object: KubeObject): PodTemplate[] {
  const isLibrary = textOf(fieldAt(object, 'spec', 'entrypoint')) === undefined;
  return podsAt('spec', object.spec).map((pod) => (isLibrary ? { ...pod, openVolumes: true } : pod));
}

const templateParts = (object: KubeObject) => ({ template: namesIn(fieldAt(object, 'spec', 'templates')) });

export const referenceModels: readonly ReferenceModel[] = [
  { group, kind: 'Workflow', references: { spec: workflowTable }, pods: (object) => podsAt('spec', object.spec) },
  {
    group,
    kind: 'CronWorkflow',
    references: { 'spec.workflowSpec': workflowTable },
    pods: (object) => podsAt('spec.workflowSpec', fieldAt(object, 'spec', 'workflowSpec')),
  },
  { group, kind: 'WorkflowTemplate', references: { spec: workflowTable }, parts: templateParts, pods: podsOfTemplates },
  {
    group,
    kind: 'ClusterWorkflowTemplate',
    clusterScoped: true,
    references: { spec: workflowTable },
    parts: templateParts,
    pods: podsOfTemplates,
  },
  {
    group,
    kind: 'WorkflowEventBinding',
    references: { 'spec.submit.workflowTemplateRef': workflowTemplateRef, 'spec.submit.arguments': valuesTable },
  },
];
