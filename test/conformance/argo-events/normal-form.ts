import { withValueAt } from '../../../constructs/argo-events/delivery/write-path';
import type { KubeObject } from '../../../lib/kube-object';

type Fields = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/**
 * What an object of Argo Events means, in one form. Left aside are: the pod (ours is restricted), what is empty, what stands at a place until a
 * value of an event replaces it and what replaces a missing one (ours must say it), demands that a value is there (ours adds them), and whether
 * text is raw.
 */
export function normalForm({ kind, metadata, spec }: KubeObject): unknown {
  const { template: _pod, loggingFields: _logging, eventBusName: _bus, service: _service, ...rest } = spec as Fields;
  const meaning = kind === 'Sensor' ? sensorForm(rest) : kind === 'EventSource' ? eventSourceForm(rest) : rest;
  return pruned({ kind, name: metadata?.name, ...meaning });
}

function sensorForm({ dependencies, triggers }: Fields): Fields {
  const all = (dependencies as Fields[]).map(({ name }) => name as string).join(' && ');
  return {
    dependencies: (dependencies as Fields[]).map(dependencyForm),
    triggers: (triggers as Fields[]).map((trigger) => triggerForm(trigger, all)),
  };
}

function dependencyForm({ filters, ...rest }: Fields): Fields {
  const demands = (filters?.data as Fields[] | undefined)?.filter(({ value }) => value[0] !== '.+');
  const data = demands?.map(({ comparator = '=', value, type, ...filter }) => ({
    ...filter,
    type,
    comparator,
    value: type === 'number' ? (value as string[]).map(Number) : value,
  }));
  const single = (data?.length ?? 0) < 2 ? { dataLogicalOperator: undefined } : {};
  return { ...rest, filters: filters && { ...filters, ...single, data } };
}

/** Parameters of a trigger that go to its action are parameters of the action. */
function triggerForm({ template, parameters = [], ...rest }: Fields, all: string): Fields {
  const { name, conditions = all, conditionsReset, ...actions } = template as Fields;
  const [[kind, settings]] = Object.entries(actions) as [[string, Fields]];
  const lifted = (parameters as Fields[]).map(({ dest, ...parameter }) => ({ ...parameter, dest: String(dest).slice(kind.length + 1) }));
  return { ...rest, name, conditions, conditionsReset, kind, action: actionForm(settings, lifted) };
}

function actionForm({ parameters = [], payload, source, ...settings }: Fields, lifted: readonly Fields[]): Fields {
  const placed = [...(parameters as Fields[]), ...lifted];
  const object = source?.resource ? { source: { resource: cleared(source.resource, placed) } } : { source };
  const plain = cleared(settings, source ? [] : placed) as Fields;
  return { ...plain, ...object, parameters: placed.map(parameterForm), payload: (payload as Fields[] | undefined)?.map(parameterForm) };
}

function cleared(object: unknown, parameters: readonly Fields[]): unknown {
  return parameters.reduce((done, { dest }) => withValueAt(done, String(dest), null), object);
}

function parameterForm({ src, ...rest }: Fields): Fields {
  const { value: _value, useRawData: _raw, ...source } = src as Fields;
  return { ...rest, src: source };
}

/** The least that ours says beyond upstream's examples: a method, and that certificates are looked at. */
function eventSourceForm(spec: Fields): Fields {
  const formsOf = (byName: Fields) => Object.fromEntries(Object.entries(byName).map(([name, event]) => [name, eventForm(event as Fields)]));
  return Object.fromEntries(Object.entries(spec).map(([type, byName]) => [type, formsOf(byName as Fields)]));
}

function eventForm({ webhookSecret: _secret, enableSSLVerification: _verified, insecure: _insecure, id: _id, ...event }: Fields): Fields {
  return event;
}

/** Without what is empty, with the keys in order. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => pruned(item) ?? null);
  if (typeof value !== 'object' || value === null) return value === '' || value === null ? undefined : value;
  const all = Object.entries(value).map(([key, inner]) => [key, pruned(inner)] as const);
  const fields = all.filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0));
  return fields.length === 0 ? undefined : Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
