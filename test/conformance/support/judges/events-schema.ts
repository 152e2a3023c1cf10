import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { KubeObject } from '../../../../lib/kube-object';
import type { Judge } from '../judge';

const group = 'io.argoproj.events.v1alpha1';
const kinds = ['EventBus', 'EventSource', 'Sensor'];

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Argo Events by upstream's JSON schema: its CustomResourceDefinitions accept anything. */
export const eventsSchema: Judge = {
  title: 'JSON schema',
  judge({ objects }, { shared }) {
    const ask = openEventsSchema(shared);
    const judged = objects.filter(({ object }) => isEvents(object));
    return new Map(judged.map((one) => [one, ask(one.object).map(({ path: field, message }) => `${field}: ${message}`)]));
  },
};

export function isEvents({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): boolean {
  return apiVersion === 'argoproj.io/v1alpha1' && kinds.includes(kind);
}

interface SchemaError {
  /** As we write it: `spec.dependencies[0].name`. */
  readonly path: string;
  readonly message: string;
}

type Refine = (schema: JsonSchema, name: string) => JsonSchema;

/**
 * @param refine what becomes of each definition
 * @returns what says what is wrong with an object of Argo Events
 */
export function openEventsSchema(shared: string, refine: Refine = closed): (object: KubeObject) => readonly SchemaError[] {
  const { definitions } = JSON.parse(readFileSync(path.join(shared, 'crds/argo-events/jsonschema.json'), 'utf8')) as { definitions: Record<string, JsonSchema> };
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const format of ['int-or-string', 'int64-or-string']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'events', definitions: Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, refine(schema, name)])) });
  const validators = new Map<string, ValidateFunction>(kinds.map((kind) => [kind, ajv.compile({ $ref: `events#/definitions/${group}.${kind}` })]));
  return (object) => {
    const validate = validators.get(object.kind)!;
    if (validate(object)) return [];
    const told = validate.errors!.filter(({ keyword, message }) => keyword !== 'anyOf' && message !== 'must be null');
    return (told.length > 0 ? told : validate.errors!).map(toError);
  };
}

function toError({ instancePath, message = '', params }: ErrorObject): SchemaError {
  const { additionalProperty, missingProperty } = params as { additionalProperty?: string; missingProperty?: string };
  const holder = instancePath.slice(1).replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
  return { path: [holder, additionalProperty ?? missingProperty].filter(Boolean).join('.'), message };
}

/** Upstream's schema lets unknown fields pass, which the controllers' decoders drop: here they are mistakes. */
function closed(schema: JsonSchema): JsonSchema {
  return schema.properties === undefined ? schema : { additionalProperties: false, ...schema };
}

/** Decoders of Kubernetes' own types refuse other texts. */
const quantityPattern = '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$';
const quantity: JsonSchema = { anyOf: [{ type: 'number' }, { type: 'string', pattern: quantityPattern }] };

/**
 * What Go's decoder takes: upstream's schema calls every field required that Go writes without `omitempty`, knows no `null`, which Go
 * reads as nothing at all, and takes any text for a quantity.
 */
export function decodable(schema: JsonSchema, name: string): JsonSchema {
  if (name.endsWith('.Quantity')) return quantity;
  if (kinds.some((kind) => name === `${group}.${kind}`)) return closed(schema);
  const { required, ...rest } = closed(schema);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return properties.length === 0 ? rest : { ...rest, properties: Object.fromEntries(properties.map(([field, child]) => [field, nullable(child)])) };
}

function nullable(schema: JsonSchema): JsonSchema {
  const { additionalProperties } = schema as { additionalProperties?: JsonSchema };
  return { anyOf: [{ type: 'null' }, additionalProperties ? { ...schema, additionalProperties: nullable(additionalProperties) } : schema] };
}
