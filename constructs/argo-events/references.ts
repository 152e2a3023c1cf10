import type { KubeObject } from '../../lib/kube-object';
import { containerTable, volumeTable } from '../../lib/references/core/pod-table';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../../lib/references/fields';
import { placedItems, type PodTemplate } from '../../lib/references/pod-template';
import { configMapKey, nameOf, secretKey, secretName } from '../../lib/references/readers';
import type { Provision, ReferenceModel } from '../../lib/references/reference-model';
import { type Reference, type ReferenceTable, wholeObject } from '../../lib/references/reference-table';
import { priorityClass, service, serviceAccount } from '../../lib/references/target-kind';
import { eventsOf, group } from './parts';
import { busSecrets, eventSecrets, triggerSecrets } from './secret-fields';

/** The pod template that EventSources and Sensors share. */
const templateTable: ReferenceTable = {
  serviceAccountName: nameOf(serviceAccount),
  'imagePullSecrets[*]': secretName,
  priorityClassName: nameOf(priorityClass),
  container: containerTable,
  'volumes[*]': volumeTable,
};

/** Both ends meet at a bus, which is called `default` where none is named. */
function eventBus(value: unknown): Reference {
  const name = textOf(fieldsOf(value).eventBusName);
  return { to: { group, kind: 'EventBus' }, name: name ?? 'default', at: 'eventBusName' };
}

function dependency(value: unknown): Reference | undefined {
  const { eventSourceName, eventName } = fieldsOf(value);
  const name = textOf(eventSourceName);
  const event = textOf(eventName);
  if (name === undefined) return undefined;
  const parts: Reference['parts'] = event === undefined ? [] : [{ type: 'event', name: event, at: 'eventName' }];
  return { to: { group, kind: 'EventSource' }, name, at: 'eventSourceName', parts };
}

function eventNames(object: KubeObject): string[] {
  return eventsOf(object).map(({ name }) => name);
}

/** The controller makes a Service where the EventSource asks for ports. */
function eventService(object: KubeObject): Provision[] {
  const ports = itemsOf(fieldAt(object, 'spec', 'service', 'ports')).map(fieldsOf);
  const names = ports.flatMap(({ port, name }) => [port, name].filter((value) => value !== undefined).map(String));
  return ports.length === 0 ? [] : [{ to: service, name: `${object.metadata?.name}-eventsource-svc`, parts: { port: names } }];
}

function secretsAt(base: string, fields: readonly string[]): ReferenceTable {
  return Object.fromEntries(fields.map((field) => [`${base}.${field}`, secretKey]));
}

const eventSourceTable: ReferenceTable = {
  spec: eventBus,
  'spec.template': templateTable,
  'spec.hdfs{*}.krbConfigConfigMap': configMapKey,
  ...Object.assign({}, ...Object.entries(eventSecrets).map(([type, fields]) => secretsAt(`spec.${type}{*}`, fields))),
};

const triggerTable: ReferenceTable = {
  'argoWorkflow.source.resource': wholeObject,
  'argoWorkflow.source.configmap': configMapKey,
  'k8s.source.resource': wholeObject,
  'k8s.source.configmap': configMapKey,
  'http.secureHeaders[*].valueFrom.configMapKeyRef': configMapKey,
  'kafka.secureHeaders[*].valueFrom.configMapKeyRef': configMapKey,
  ...Object.assign({}, ...Object.entries(triggerSecrets).map(([type, fields]) => secretsAt(type, fields))),
};

const sensorTable: ReferenceTable = {
  spec: eventBus,
  'spec.template': templateTable,
  'spec.dependencies[*]': dependency,
  'spec.triggers[*].template': triggerTable,
  'spec.triggers[*].dlqTrigger.template': triggerTable,
};

/** The controller starts one kind of pod for each object, and labels it with the object's name. */
function podsOf(object: KubeObject, nameLabel: string): PodTemplate[] {
  const { metadata, container, volumes } = fieldsOf(fieldAt(object, 'spec', 'template'));
  const name = object.metadata?.name;
  return [
    {
      labels: { ...fieldsOf(fieldsOf(metadata).labels), [nameLabel]: name, 'owner-name': name },
      containers: container === undefined ? [] : [{ path: 'spec.template.container', fields: fieldsOf(container) }],
      volumes: placedItems('spec.template.volumes', volumes),
      runTimeLabels: ['controller', 'pod-template-hash'],
    },
  ];
}

export const referenceModels: readonly ReferenceModel[] = [
  { group, kind: 'EventBus', references: secretsAt('spec', busSecrets) },
  {
    group,
    kind: 'EventSource',
    references: eventSourceTable,
    parts: (object) => ({ event: eventNames(object) }),
    provides: eventService,
    pods: (object) => podsOf(object, 'eventsource-name'),
  },
  { group, kind: 'Sensor', references: sensorTable, pods: (object) => podsOf(object, 'sensor-name') },
];
