import type { StructuralSchema } from '../schema/structural-schema';
import type { NamedDefinitions } from './named-definitions';

type Definitions = NamedDefinitions['definitions'];
type Names = Map<StructuralSchema, string>;

/** A kind's schema and, where the JSON Schema has the kind, the full name of its definition there. */
export interface NameableKind {
  readonly schema: StructuralSchema;
  readonly definition?: string;
}

/**
 * CustomResourceDefinitions write out what upstream defines by name in a JSON Schema. Both are walked side by side, and each object of
 * the former gets the full name of the latter, such as `io.argoproj.workflow.v1alpha1.DAGTask`. Kinds that the JSON Schema leaves out
 * consist of the same objects, and are known by them: by fields and types, for limits and what is required may differ.
 */
export function findUpstreamNames(kinds: readonly NameableKind[], definitions: Definitions): ReadonlyMap<StructuralSchema, string> {
  const names: Names = new Map();
  const others = kinds.filter(({ definition }) => definition === undefined);
  for (const { schema, definition } of kinds) if (definition !== undefined) nameParts(schema, { $ref: definition }, definitions, names);
  if (names.size === 0) return names;
  const byFields = new Map([...names].reverse().map(([schema, name]) => [fieldsOf(schema), name]));
  for (const { schema } of others) nameKnownParts(schema, byFields, definitions, names);
  return names;
}

function nameParts(written: StructuralSchema, reference: StructuralSchema | boolean | undefined, definitions: Definitions, names: Names): void {
  if (typeof reference !== 'object') return;
  const [name, named] = follow(reference, definitions);
  if (name !== undefined && named !== undefined && written.properties) names.set(written, name);
  for (const [field, child] of Object.entries(written.properties ?? {})) nameParts(child, named?.properties?.[field], definitions, names);
  if (written.items) nameParts(written.items, named?.items, definitions, names);
  if (typeof written.additionalProperties === 'object') nameParts(written.additionalProperties, named?.additionalProperties, definitions, names);
}

function nameKnownParts(schema: StructuralSchema, byFields: ReadonlyMap<string, string>, definitions: Definitions, names: Names): void {
  const name = schema.properties && byFields.get(fieldsOf(schema));
  if (name !== undefined) return nameParts(schema, { $ref: name }, definitions, names);
  const { properties = {}, items, additionalProperties } = schema;
  const children = [...Object.values(properties), ...(items ? [items] : []), ...(typeof additionalProperties === 'object' ? [additionalProperties] : [])];
  for (const child of children) nameKnownParts(child, byFields, definitions, names);
}

/** Fields and their types as text, all the way down. */
function fieldsOf({ type, properties, items, additionalProperties }: StructuralSchema): string {
  const fields = Object.entries(properties ?? {}).map(([name, child]) => `${name}:${fieldsOf(child)}`);
  const values = typeof additionalProperties === 'object' ? `<${fieldsOf(additionalProperties)}>` : '';
  return `${type ?? 'any'}{${fields.join()}}${items ? `[${fieldsOf(items)}]` : ''}${values}`;
}

function follow(reference: StructuralSchema, definitions: Definitions): [name: string | undefined, schema: StructuralSchema | undefined] {
  let name: string | undefined;
  let schema: StructuralSchema | undefined = reference;
  while (schema?.$ref !== undefined) [name, schema] = [schema.$ref, definitions[schema.$ref]];
  return [name, schema];
}
