import type { StructuralSchema, ValidationRule } from '../schema/structural-schema';

type Facts = { -readonly [K in keyof StructuralSchema]: StructuralSchema[K] };

/** Keywords whose value is taken over as it stands, in the order in which they are written. */
const plainKeywords = [
  'type', 'nullable', 'format', 'default', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum',
  'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys', 'x-kubernetes-map-type',
] as const satisfies readonly (keyof StructuralSchema)[];

/** What a status may hold: it is not ours to check. */
const anything: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };

/**
 * What a schema says, without the sentences: descriptions, titles, examples and messages of rules are left out. Keywords, properties
 * and required names come in a fixed order, so that equal schemas are equal texts.
 */
export function factsOf(schema: StructuralSchema): StructuralSchema {
  const facts: Facts = {};
  const source = schema as Record<string, unknown>;
  if (schema.$ref !== undefined) facts.$ref = schema.$ref;
  for (const keyword of plainKeywords) {
    if (source[keyword] !== undefined && (source[keyword] !== false || keyword === 'default')) (facts as Record<string, unknown>)[keyword] = source[keyword];
  }
  if (schema.required?.length) facts.required = [...schema.required].sort();
  if (schema.properties) facts.properties = mapSorted(schema.properties, factsOf);
  if (schema.additionalProperties !== undefined) facts.additionalProperties = additionalOf(schema.additionalProperties);
  if (schema.items) facts.items = factsOf(schema.items);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    if (schema[keyword]) facts[keyword] = schema[keyword].map(factsOf);
  }
  if (schema.not) facts.not = factsOf(schema.not);
  const rules = schema['x-kubernetes-validations'];
  if (rules?.length) facts['x-kubernetes-validations'] = rules.map(factsOfRule);
  return facts;
}

/** As `factsOf`, for the schema of a whole object: status takes anything. */
export function factsOfObject(schema: StructuralSchema): StructuralSchema {
  const facts = factsOf({ ...schema, required: schema.required?.filter((name) => name !== 'status') });
  if (!facts.properties?.status) return facts;
  return { ...facts, properties: { ...facts.properties, status: anything } };
}

function additionalOf(value: StructuralSchema | boolean): StructuralSchema | boolean {
  return typeof value === 'boolean' ? value : factsOf(value);
}

function factsOfRule({ rule, reason, fieldPath, optionalOldSelf }: ValidationRule): ValidationRule {
  return {
    rule,
    ...(reason ? { reason } : {}),
    ...(fieldPath ? { fieldPath } : {}),
    ...(optionalOldSelf !== undefined ? { optionalOldSelf } : {}),
  };
}

/** Values transformed, keys in the order of their code points: the same on every machine. */
export function mapSorted<T, R>(record: Readonly<Record<string, T>>, transform: (value: T) => R): Record<string, R> {
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, transform(record[key]!)]),
  );
}
