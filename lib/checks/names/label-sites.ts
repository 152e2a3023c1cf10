import type { KubeObject } from '../../kube-object';
import { noDefinitions, type Definitions } from '../../schema/reference';
import type { SchemaCatalog } from '../../schema/schema-catalog';
import type { StructuralSchema } from '../../schema/structural-schema';

/** A place in an object that holds labels, annotations or a selector. Values are as they were written: of any type. */
export interface LabelSite {
  readonly type: 'labels' | 'annotations' | 'requirements' | 'node-requirements';
  /** As the API server writes it: `spec.template.metadata.labels`. */
  readonly path: string;
  readonly value: unknown;
}

/** What a rule asks for. */
type Sought = 'labels' | 'annotations' | 'requirements';

type Fields = Readonly<Record<string, unknown>>;

/**
 * All places of a sort. Below the object's own `metadata` only those of built-in kinds are known for sure: the API server does not look into
 * the templates of custom resources. The schema leads, so that data which merely looks like a selector is left alone.
 */
export function labelSites(object: KubeObject, schemas: SchemaCatalog, sought: Sought): readonly LabelSite[] {
  const kind = schemas.find(object.apiVersion, object.kind);
  const plan = kind?.builtIn ? planOf(kind.schema, kind.definitions, sought) : planOf(anyObject, noDefinitions, sought);
  const sites: LabelSite[] = [];
  if (plan) addSites(plan, object, '', sites);
  return sites;
}

/** Loops count instead of iterating: most fields of a plan are not there, and each step of an iteration would make an object. */
function addSites(plan: SitePlan, value: unknown, path: string, sites: LabelSite[]): void {
  if (Array.isArray(value)) {
    if (plan.items) for (let index = 0; index < value.length; index++) addSites(plan.items, value[index], `${path}[${index}]`, sites);
  } else if (isFields(value)) {
    for (let index = 0; index < plan.sites.length; index++) {
      const { name, type } = plan.sites[index];
      if (value[name] !== undefined) sites.push({ type, path: below(path, name), value: value[name] });
    }
    for (let index = 0; index < plan.fields.length; index++) {
      const { name, plan: inner } = plan.fields[index];
      if (value[name] !== undefined) addSites(inner, value[name], below(path, name), sites);
    }
    if (plan.values) for (const name of Object.keys(value)) addSites(plan.values, value[name], below(path, name), sites);
  }
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The ways from a schema to its places of a sort. Few parts of a pod have such a place, and nothing else is looked at. */
interface SitePlan {
  readonly sites: { readonly name: string; readonly type: LabelSite['type'] }[];
  readonly fields: { readonly name: string; readonly plan: SitePlan }[];
  items?: SitePlan;
  values?: SitePlan;
}

type Plans = WeakMap<StructuralSchema, { readonly plan: SitePlan | undefined }>;
const plansFor: Readonly<Record<Sought, Plans>> = { labels: new WeakMap(), annotations: new WeakMap(), requirements: new WeakMap() };

/** The plan of a schema, made once; undefined where no such place is below it. */
function planOf(schema: StructuralSchema, definitions: Definitions, sought: Sought): SitePlan | undefined {
  const known = resolve(schema, definitions);
  const made = plansFor[sought].get(known);
  if (made) return made.plan;
  const plan: SitePlan = { sites: [], fields: [] };
  plansFor[sought].set(known, { plan }); // a schema that holds itself gets a plan that does
  for (const [name, field] of Object.entries(known.properties ?? {})) {
    const type = siteType(name, known, resolve(field, definitions));
    const inner = type ? undefined : planOf(name === 'metadata' ? objectMeta : field, definitions, sought);
    if (type === sought || (type === 'node-requirements' && sought === 'requirements')) plan.sites.push({ name, type });
    if (inner) plan.fields.push({ name, plan: inner });
  }
  plan.items = known.items && planOf(known.items, definitions, sought);
  plan.values = typeof known.additionalProperties === 'object' ? planOf(known.additionalProperties, definitions, sought) : undefined;
  const leads = plan.sites.length > 0 || plan.fields.length > 0 || plan.items !== undefined || plan.values !== undefined;
  if (!leads) plansFor[sought].set(known, { plan: undefined });
  return leads ? plan : undefined;
}

/** What every `metadata` has, whether its schema says so or not. */
const objectMeta: StructuralSchema = { properties: { labels: {}, annotations: {} } };
const anyObject: StructuralSchema = { properties: { metadata: objectMeta } };

function siteType(name: string, parent: StructuralSchema, schema: StructuralSchema): LabelSite['type'] | undefined {
  if (name === 'matchExpressions') return parent.properties?.matchLabels ? 'requirements' : 'node-requirements';
  if (name === 'matchLabels') return 'labels';
  if (parent === objectMeta) return name as 'labels' | 'annotations';
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
