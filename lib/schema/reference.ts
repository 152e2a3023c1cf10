import type { StructuralSchema } from './structural-schema';

/** What `$ref` in a bundle's schemas refers to, by name. */
export type Definitions = Readonly<Record<string, StructuralSchema>>;

/** For schemas that refer to nothing, such as those of a CustomResourceDefinition. */
export const noDefinitions: Definitions = Object.freeze({});

/** Each schema that has a `$ref`, as it reads without: one object for each, so that what is compiled from it is found again. */
const resolved = new WeakMap<StructuralSchema, StructuralSchema>();

/**
 * The schema without a `$ref` at its top: what it refers to, with its own keywords on top. Rules of both hold.
 * The same schema gives the same object each time.
 *
 * @throws when a definition is missing or refers to itself.
 */
export function resolveReference(schema: StructuralSchema, definitions: Definitions): StructuralSchema {
  if (schema.$ref === undefined) return schema;
  let known = resolved.get(schema);
  if (known === undefined) {
    known = follow(schema, definitions, new Set());
    resolved.set(schema, known);
  }
  return known;
}

function follow(schema: StructuralSchema, definitions: Definitions, seen: Set<string>): StructuralSchema {
  const { $ref: name, ...own } = schema;
  if (name === undefined) return schema;
  const target = definitions[name];
  if (target === undefined) throw new Error(`The schema refers to the definition ${name}, which is not in its bundle.`);
  if (seen.has(name)) throw new Error(`The definition ${name} refers to itself.`);
  const base = follow(target, definitions, seen.add(name));
  if (Object.keys(own).length === 0) return base;
  const rules = [...(base['x-kubernetes-validations'] ?? []), ...(own['x-kubernetes-validations'] ?? [])];
  return { ...base, ...own, ...(rules.length > 0 ? { 'x-kubernetes-validations': rules } : {}) };
}
