import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, textOf } from '../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../lib/references/pod-template';

export const group = 'argoproj.io';

/** Fields of an EventSource's spec that are not a type of events. */
const settings = ['eventBusName', 'replicas', 'service', 'template'];

/** One event of an EventSource, or one trigger of a Sensor: what stands where. */
export interface Placed extends PlacedFields {
  readonly type: string;
  readonly name: string;
}

/** All events of an EventSource. The same name may stand under several types. */
export function eventsOf(object: KubeObject): Placed[] {
  const types = Object.entries(fieldsOf(object.spec)).filter(([type]) => !settings.includes(type));
  return types.flatMap(([type, events]) =>
    Object.entries(fieldsOf(events)).map(([name, event]) => ({ type, name, path: `spec.${type}.${name}`, fields: fieldsOf(event) })),
  );
}

/** A server that an event listens on: of the type `webhook` itself, or within another type. */
export function webhooksOf(object: KubeObject): Placed[] {
  return eventsOf(object).flatMap((event) => {
    if (event.type === 'webhook') return [event];
    return event.fields.webhook === undefined ? [] : [{ ...event, path: `${event.path}.webhook`, fields: fieldsOf(event.fields.webhook) }];
  });
}

export function dependenciesOf(sensor: KubeObject): PlacedFields[] {
  return placedItems('spec.dependencies', fieldAt(sensor, 'spec', 'dependencies'));
}

/** Names that a Sensor's conditions and parameters may use. */
export function dependencyNames(sensor: KubeObject): string[] {
  return dependenciesOf(sensor).flatMap(({ fields }) => textOf(fields.name) ?? []);
}

/** The triggers of a Sensor, each followed by the one that takes what it fails on. */
export function triggersOf(sensor: KubeObject): PlacedFields[] {
  return placedItems('spec.triggers', fieldAt(sensor, 'spec', 'triggers')).flatMap(withDeadLetters);
}

function withDeadLetters(trigger: PlacedFields): PlacedFields[] {
  const { dlqTrigger } = trigger.fields;
  if (dlqTrigger === undefined) return [trigger];
  return [trigger, ...withDeadLetters({ path: `${trigger.path}.dlqTrigger`, fields: fieldsOf(dlqTrigger) })];
}

const actionKinds = [
  'argoWorkflow', 'awsLambda', 'azureEventHubs', 'azureServiceBus', 'custom', 'email', 'http', 'k8s', 'kafka', 'log', 'nats', 'openWhisk', 'pulsar', 'slack',
];

/** What a trigger does, by kind: `http`, `argoWorkflow`. */
export function actionsOf(trigger: PlacedFields): Placed[] {
  const template = fieldsOf(trigger.fields.template);
  return Object.entries(template)
    .filter(([type, action]) => actionKinds.includes(type) && action !== undefined && action !== null)
    .map(([type, action]) => ({ type, name: triggerName(trigger), path: `${trigger.path}.template.${type}`, fields: fieldsOf(action) }));
}

export function triggerName({ fields }: PlacedFields): string {
  return textOf(fieldAt(fields, 'template', 'name')) ?? '';
}

/** How messages name a trigger: `Trigger 'deploy'`. */
export function describeTrigger(trigger: PlacedFields): string {
  const name = triggerName(trigger);
  return name === '' ? 'The trigger' : `Trigger '${name}'`;
}

/** A parameter of a trigger, with whether it may leave out where it goes. */
export interface PlacedParameter extends PlacedFields {
  /** A payload may be the event as a whole. */
  readonly wholePayload: boolean;
}

/** Every parameter of a trigger: of its template, of its action, and of its action's payload. */
export function parametersOf(trigger: PlacedFields): PlacedParameter[] {
  const lists = [
    { path: `${trigger.path}.parameters`, list: trigger.fields.parameters, wholePayload: false },
    ...actionsOf(trigger).flatMap(({ type, path, fields }) => [
      { path: `${path}.parameters`, list: fields.parameters, wholePayload: false },
      { path: `${path}.payload`, list: fields.payload, wholePayload: type === 'http' },
    ]),
  ];
  return lists.flatMap(({ path, list, wholePayload }) => placedItems(path, list).map((item) => ({ ...item, wholePayload })));
}

