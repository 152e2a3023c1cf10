import { UnsupportedFieldError } from './unsupported';

/** What `deliver` does with a field: evaluates it, leaves it aside for a reason, or refuses to answer. */
export type Treatment = 'evaluated' | { readonly leftAside: string } | { readonly refused: string };

const runtime: Treatment = { leftAside: 'how pods run does not change what a trigger makes' };
const success: Treatment = { leftAside: 'what a trigger does is taken to succeed' };
const computed: Treatment = { refused: 'code of another language computes it' };

/** Every field of a Sensor between its root and the action of a trigger, whose own fields are handed on as they are. */
export const treatments = {
  SensorSpec: {
    dependencies: 'evaluated', triggers: 'evaluated', errorOnFailedRound: success, eventBusName: runtime, loggingFields: runtime, replicas: runtime,
    revisionHistoryLimit: runtime, template: runtime,
  },
  EventDependency: {
    name: 'evaluated', eventName: 'evaluated', eventSourceName: 'evaluated', filters: 'evaluated', filtersLogicalOperator: 'evaluated', transform: computed,
  },
  EventDependencyFilter: {
    context: 'evaluated', data: 'evaluated', dataLogicalOperator: 'evaluated', exprLogicalOperator: 'evaluated', exprs: 'evaluated', time: 'evaluated', script: computed,
  },
  DataFilter: { comparator: 'evaluated', path: 'evaluated', type: 'evaluated', value: 'evaluated', template: computed },
  Trigger: {
    template: 'evaluated', parameters: 'evaluated', atLeastOnce: success, dlqTrigger: success, policy: success, retryStrategy: success,
    rateLimit: { leftAside: 'when a trigger runs does not change what it makes' },
  },
  TriggerTemplate: {
    name: 'evaluated', conditions: 'evaluated', conditionsReset: { leftAside: 'events of one call come at one time' },
    argoWorkflow: 'evaluated', k8s: 'evaluated', awsLambda: 'evaluated', azureEventHubs: 'evaluated', azureServiceBus: 'evaluated', custom: 'evaluated', email: 'evaluated',
    http: 'evaluated', kafka: 'evaluated', log: 'evaluated', nats: 'evaluated', openWhisk: 'evaluated', pulsar: 'evaluated', slack: 'evaluated',
  },
  TriggerParameter: { dest: 'evaluated', operation: 'evaluated', src: 'evaluated' },
  TriggerParameterSource: {
    contextKey: 'evaluated', contextTemplate: 'evaluated', dataKey: 'evaluated', dataTemplate: 'evaluated', dependencyName: 'evaluated', useRawData: 'evaluated',
    value: 'evaluated',
  },
  ArtifactLocation: {
    resource: 'evaluated', configmap: { refused: 'the object lies in a ConfigMap' }, file: { refused: 'the object lies in a file' },
    git: { refused: 'the object lies in a repository' }, inline: { refused: 'the object is text' }, s3: { refused: 'the object lies in a bucket' },
    url: { refused: 'the object lies on a server' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Treatment>>>>;

/** @throws UnsupportedFieldError for a field that is refused, or that is not known */
export function refuseUnsupported(shape: keyof typeof treatments, fields: object | undefined, path: string): void {
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (value === undefined) continue;
    const treatment = (treatments[shape] as Readonly<Record<string, Treatment>>)[name] ?? { refused: 'it is not known' };
    if (typeof treatment === 'object' && 'refused' in treatment) throw new UnsupportedFieldError(`${path}.${name}`, treatment.refused);
  }
}
