import type { KindSchema, StructuralSchema } from '../schema/structural-schema';
import { compactSchemas } from './compact-schemas';
import { mapSorted } from './schema-facts';
import type { System } from './system';

/** The bundle of a system: `SchemaBundle` as JSON, one line for each kind and each definition, so that changes show where they are. */
export function writeSchemas(system: System): string {
  const schemas = Object.fromEntries(system.kinds.map(({ apiVersion, kind, kindSchema }) => [`${apiVersion}/${kind}`, kindSchema.schema]));
  const named = system.descriptive ? mapSorted(system.definitions, withoutRequired) : system.definitions;
  const { roots, definitions } = compactSchemas(schemas, named);
  const kinds = Object.fromEntries(system.kinds.map((kind) => {
    const key = `${kind.apiVersion}/${kind.kind}`;
    return [key, writeKind(kind.kindSchema, roots[key]!)];
  }));
  return `{"system": ${JSON.stringify(system.name)},\n"kinds": ${writeLines(kinds)},\n"definitions": ${writeLines(definitions)}}\n`;
}

/** Where each kind is: `<apiVersion>/<kind>` to the bundles that have it. */
export function writeIndex(systems: readonly System[]): string {
  const bundles: Record<string, string[]> = {};
  for (const { name, kinds } of systems) {
    for (const { apiVersion, kind } of kinds) (bundles[`${apiVersion}/${kind}`] ??= []).push(name);
  }
  return `${writeLines(bundles)}\n`;
}

function withoutRequired({ required: _, ...schema }: StructuralSchema): StructuralSchema {
  return {
    ...schema,
    ...(schema.properties ? { properties: mapSorted(schema.properties, withoutRequired) } : {}),
    ...(typeof schema.additionalProperties === 'object' ? { additionalProperties: withoutRequired(schema.additionalProperties) } : {}),
    ...(schema.items ? { items: withoutRequired(schema.items) } : {}),
  };
}

function writeKind({ scope, plural, deprecated, storage, builtIn }: KindSchema, schema: StructuralSchema): KindSchema {
  return { scope, plural, ...(deprecated ? { deprecated } : {}), ...(storage ? { storage } : {}), ...(builtIn ? { builtIn } : {}), schema };
}

function writeLines(record: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(record).sort().map((key) => `${JSON.stringify(key)}:${JSON.stringify(record[key])}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}
