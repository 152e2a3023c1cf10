import type { StructuralSchema } from '../schema/structural-schema';

/** Kinds and the definitions that they refer to, by upstream's full names such as `io.k8s.api.core.v1.Container`. */
export interface NamedDefinitions {
  /** Kubernetes' own API: scope and plural are known from the paths. */
  readonly builtIn: boolean;
  readonly kinds: readonly NamedKind[];
  /** As structural schemas; `$ref` holds a full name. */
  readonly definitions: Readonly<Record<string, StructuralSchema>>;
}

export interface NamedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Full name of its definition. */
  readonly definition: string;
  readonly scope?: 'Namespaced' | 'Cluster';
  readonly plural?: string;
}

/** A schema of OpenAPI v2 or JSON Schema, as far as Kubernetes' projects use it. */
interface JsonSchema extends Omit<StructuralSchema, 'type' | 'properties' | 'items' | 'additionalProperties' | 'required'> {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface NamedSource {
  readonly swagger?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly oneOf?: readonly { readonly $ref?: string }[];
  readonly paths?: Readonly<Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>>;
}

const referencePrefix = '#/definitions/';

/** How Kubernetes writes a quantity, such as `0.5`, `100m` or `1Gi`. */
const quantityPattern =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/** Definitions whose JSON form the source does not tell in full. */
const wellKnown: Readonly<Record<string, StructuralSchema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { pattern: quantityPattern, anyOf: [{ type: 'number' }, { type: 'string' }] },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  // Go reads `Time` with or without a fraction of the second, and `MicroTime` with its six digits alone.
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'date-time', pattern: '[.,][0-9]{6}(Z|[+-][0-9]{2}:[0-9]{2})$' },
  'io.k8s.api.apiserverinternal.v1alpha1.StorageVersionSpec': { type: 'object' },
};

/** @returns undefined when the document is of another form */
export function readNamedDefinitions(document: unknown): NamedDefinitions | undefined {
  const source = document as NamedSource | null;
  if (source === null || typeof source !== 'object' || source.definitions === undefined) return undefined;
  const builtIn = source.swagger === '2.0';
  const kinds = builtIn ? kindsOfPaths(source) : kindsOfChoices(source);
  if (kinds.length === 0) return undefined;
  const definitions = Object.fromEntries(
    Object.entries(source.definitions).map(([name, schema]) => [name, wellKnown[name] ?? structural(schema)]),
  );
  return { builtIn, kinds, definitions };
}

/** The kinds that can be created: those with a collection that takes POST. Lists and subresources have none. */
function kindsOfPaths(source: NamedSource): NamedKind[] {
  const definitionOf = new Map<string, string>();
  for (const [name, schema] of Object.entries(source.definitions!)) {
    const kinds = schema['x-kubernetes-group-version-kind'];
    if (kinds?.length === 1) definitionOf.set(keyOf(kinds[0]!), name);
  }
  const found = new Map<string, NamedKind>();
  for (const [path, { post }] of Object.entries(source.paths ?? {})) {
    const kind = post?.['x-kubernetes-group-version-kind'];
    const collection = /^\/apis?\/[^{]*?(?<namespaced>namespaces\/\{namespace\}\/)?(?<plural>[a-z0-9]+)$/.exec(path)?.groups;
    const definition = kind && definitionOf.get(keyOf(kind));
    if (!collection || !definition) continue;
    const scope = collection.namespaced ? 'Namespaced' : 'Cluster';
    found.set(definition, { apiVersion: apiVersionOf(kind), kind: kind.kind, definition, scope, plural: collection.plural! });
  }
  return [...found.values()];
}

function kindsOfChoices(source: NamedSource): NamedKind[] {
  return (source.oneOf ?? []).flatMap(({ $ref }) => {
    const definition = $ref?.startsWith(referencePrefix) ? $ref.slice(referencePrefix.length) : '';
    const kind = source.definitions![definition]?.['x-kubernetes-group-version-kind']?.[0];
    return kind ? [{ apiVersion: apiVersionOf(kind), kind: kind.kind, definition }] : [];
  });
}

function keyOf({ group, version, kind }: GroupVersionKind): string {
  return `${group}/${version}/${kind}`;
}

function apiVersionOf({ group, version }: GroupVersionKind): string {
  return group ? `${group}/${version}` : version;
}

function structural(schema: JsonSchema): StructuralSchema {
  if (schema.$ref !== undefined) return { $ref: schema.$ref.slice(referencePrefix.length), ...defaultOf(schema) };
  const { type, properties, items, additionalProperties, const: constant, ...rest } = schema;
  if (Array.isArray(type) || rest.format === 'int-or-string') return { 'x-kubernetes-int-or-string': true };
  return {
    ...(rest as StructuralSchema),
    ...(type ? { type: type as StructuralSchema['type'] } : {}),
    ...(constant === undefined ? {} : { enum: [constant] }),
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, structural(value)])) } : {}),
    ...(items ? { items: structural(items) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: structural(additionalProperties) } : {}),
    ...(isOpen(schema) ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
  };
}

/** An empty default object is how OpenAPI says that Go has no null there; it is no default of the API. */
function defaultOf(schema: JsonSchema): StructuralSchema {
  return schema.default === undefined || JSON.stringify(schema.default) === '{}' ? {} : { default: schema.default };
}

/** Without properties, these dialects mean any JSON (RawExtension, JSON, FieldsV1), where a structural schema means an empty object. */
function isOpen({ type, properties, additionalProperties, const: constant }: JsonSchema): boolean {
  return [properties, additionalProperties, constant].every((value) => value === undefined) && (type === undefined || type === 'object');
}
