import type { KubeObject } from '../../kube-object';
import type { SchemaCatalog } from '../../schema/schema-catalog';
import type { StructuralSchema } from '../../schema/structural-schema';

/** A place in an object that holds labels, annotations or a selector. Values are as they were written: of any type. */
export interface LabelSite {
  readonly type: 'labels' | 'annotations' | 'requirements' | 'node-requirements';
  /** As the API server writes it: `spec.template.metadata.labels`. */
  readonly path: string;
  readonly value: unknown;
}

type Definitions = Readonly<Record<string, StructuralSchema>>;
type Fields = Readonly<Record<string, unknown>>;

/** Several rules look at the same places, in one run. */
const sitesOf = new WeakMap<KubeObject, { readonly schemas: SchemaCatalog; readonly sites: readonly LabelSite[] }>();

/**
 * All places with labels. Below the object's own `metadata` only those of built-in kinds are known for sure: the API server does not look into
 * the templates of custom resources. The schema leads, so that data which merely looks like a selector is left alone.
 */
export function labelSites(object: KubeObject, schemas: SchemaCatalog): readonly LabelSite[] {
  const known = sitesOf.get(object);
  if (known?.schemas === schemas) return known.sites;
  const kind = schemas.find(object.apiVersion, object.kind);
  const { metadata, ...fields } = object;
  const sites = [...metadataSites(metadata, 'metadata'), ...(kind?.builtIn ? walk(fields, kind.schema, kind.definitions, '') : [])];
  sitesOf.set(object, { schemas, sites });
  return sites;
}

function* metadataSites(metadata: unknown, path: string): Iterable<LabelSite> {
  if (!isFields(metadata)) return;
  for (const type of ['labels', 'annotations'] as const) {
    if (metadata[type] !== undefined) yield { type, path: `${path}.${type}`, value: metadata[type] };
  }
}

function* walk(value: unknown, schema: StructuralSchema, definitions: Definitions, path: string): Iterable<LabelSite> {
  if (typeof value !== 'object' || value === null || !leadsToSites(schema, definitions)) return;
  const known = resolve(schema, definitions);
  if (Array.isArray(value)) {
    if (known.items) for (const [index, item] of value.entries()) yield* walk(item, known.items, definitions, `${path}[${index}]`);
  } else if (isFields(value)) {
    for (const [name, child] of Object.entries(value)) yield* walkField(name, child, known, definitions, path === '' ? name : `${path}.${name}`);
  }
}

function* walkField(name: string, value: unknown, parent: StructuralSchema, definitions: Definitions, path: string): Iterable<LabelSite> {
  const schema = parent.properties?.[name];
  if (!schema) {
    if (typeof parent.additionalProperties === 'object') yield* walk(value, parent.additionalProperties, definitions, path);
  } else if (name === 'metadata') {
    yield* metadataSites(value, path);
  } else {
    const type = siteType(name, parent, resolve(schema, definitions));
    if (type) yield { type, path, value };
    else yield* walk(value, schema, definitions, path);
  }
}

const leading = new WeakMap<StructuralSchema, boolean>();

/** Whether a value of this schema can hold a place with labels: most of a pod cannot, and is not looked through. */
function leadsToSites(schema: StructuralSchema, definitions: Definitions): boolean {
  const known = resolve(schema, definitions);
  const answer = leading.get(known);
  if (answer !== undefined) return answer;
  leading.set(known, true); // a schema that holds itself is looked through
  const { properties = {}, items, additionalProperties } = known;
  const fields = Object.entries(properties);
  const leads =
    fields.some(([name, field]) => name === 'metadata' || siteType(name, known, resolve(field, definitions)) !== undefined) ||
    [...Object.values(properties), items, additionalProperties].some((child) => typeof child === 'object' && leadsToSites(child, definitions));
  leading.set(known, leads);
  return leads;
}

function siteType(name: string, parent: StructuralSchema, schema: StructuralSchema): LabelSite['type'] | undefined {
  if (name === 'matchExpressions') return parent.properties?.matchLabels ? 'requirements' : 'node-requirements';
  if (name === 'matchLabels') return 'labels';
  const isMap = typeof schema.additionalProperties === 'object';
  return isMap && (name === 'selector' || name === 'nodeSelector') ? 'labels' : undefined;
}

function resolve(schema: StructuralSchema, definitions: Definitions): StructuralSchema {
  let resolved = schema;
  while (resolved.$ref !== undefined && definitions[resolved.$ref]) resolved = definitions[resolved.$ref];
  return resolved;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
