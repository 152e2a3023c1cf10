import type * as cel from './cel';
import { formatOf, type TextFormat } from './formats';
import { compileOwnPattern, compilePattern, type Pattern } from './pattern';
import { noDefinitions, resolveReference, type Definitions } from './reference';
import type { KubernetesVersion } from './schema-catalog';
import type { StructuralSchema } from './structural-schema';
import { anyKind, kinds } from './value-kind';

/** What the meaning of a schema depends on, beside itself. */
export interface SchemaSetting {
  readonly definitions: Definitions;
  readonly kubernetesVersion: KubernetesVersion;
  /** Kubernetes' own kinds: decoded by Go, null is nothing, no defaults, list types or rules. */
  readonly builtIn: boolean;
}

const typeKinds: Readonly<Record<string, number>> = {
  object: kinds.object,
  array: kinds.array,
  string: kinds.string,
  integer: kinds.integer,
  number: kinds.integer | kinds.fraction,
  boolean: kinds.boolean,
};

/** The nodes of one setting, each compiled on first use and kept as long as its schema. */
export class SchemaNodes {
  private readonly nodes = new WeakMap<StructuralSchema, SchemaNode>();

  constructor(readonly setting: SchemaSetting) {}

  of(schema: StructuralSchema): SchemaNode {
    let node = this.nodes.get(schema);
    if (node === undefined) {
      node = new SchemaNode(resolveReference(schema, this.setting.definitions), this);
      this.nodes.set(schema, node);
    }
    return node;
  }
}

const settings = new WeakMap<Definitions, Map<string, SchemaNodes>>();

/** The nodes for a setting: the same for the same definitions, version and sort of kind. */
export function nodesFor(kubernetesVersion: KubernetesVersion, builtIn: boolean, definitions: Definitions = noDefinitions): SchemaNodes {
  let known = settings.get(definitions);
  if (known === undefined) settings.set(definitions, (known = new Map<string, SchemaNodes>()));
  const key = `${kubernetesVersion} ${builtIn}`;
  let nodes = known.get(key);
  if (nodes === undefined) known.set(key, (nodes = new SchemaNodes({ definitions, kubernetesVersion, builtIn })));
  return nodes;
}

/** A value that a missing field takes. */
export interface FieldDefault {
  readonly key: string;
  readonly value: unknown;
}

/** One schema, made ready for the walk: what it says about a value, and the nodes below it as they are needed. */
export class SchemaNode {
  /** Kinds of value that the type allows. */
  readonly types: number;
  readonly typeText: string;
  /** The schema names a type: then null needs leave. */
  readonly typed: boolean;
  readonly nullable: boolean;
  readonly builtIn: boolean;
  readonly preserve: boolean;
  readonly embedded: boolean;
  /** Nothing but null is a default that is none. */
  readonly default: unknown;
  readonly required: readonly string[] | undefined;
  readonly format: TextFormat | undefined;
  readonly pattern: Pattern | undefined;
  readonly checksText: boolean;
  readonly checksNumber: boolean;
  readonly combines: boolean;
  readonly numberFormat: string | undefined;
  readonly listType: 'set' | 'map' | undefined;
  readonly mapKeys: readonly string[];
  readonly hasRules: boolean;
  /** Kinds of scalar of which the schema says nothing more than that they may stand here: most fields are no more than such a text. */
  readonly free: number;
  private readonly fields = new Map<string, SchemaNode | undefined>();
  private itemNode: SchemaNode | undefined;
  private additionalNode: SchemaNode | undefined;
  private fieldDefaults: readonly FieldDefault[] | undefined;
  private readonly branchNodes = new Map<readonly StructuralSchema[], readonly SchemaNode[]>();
  private plans: readonly cel.RulePlan[] | undefined;
  private resourcePlans: readonly cel.RulePlan[] | undefined;

  constructor(
    readonly schema: StructuralSchema,
    private readonly nodes: SchemaNodes,
  ) {
    const { builtIn, kubernetesVersion } = nodes.setting;
    const intOrString = schema['x-kubernetes-int-or-string'] === true;
    const numeric = intOrString || schema.type === 'integer' || schema.type === 'number';
    this.builtIn = builtIn;
    this.typed = intOrString || schema.type !== undefined;
    this.nullable = builtIn || schema.nullable === true;
    this.preserve = schema['x-kubernetes-preserve-unknown-fields'] === true;
    this.embedded = schema['x-kubernetes-embedded-resource'] === true;
    this.default = builtIn ? undefined : (schema.default ?? undefined);
    this.required = schema.required !== undefined && schema.required.length > 0 ? schema.required : undefined;
    this.format = formatApplies(schema, kubernetesVersion, builtIn) ? formatOf(schema.format, builtIn) : undefined;
    this.pattern = schema.pattern ? (builtIn ? compileOwnPattern : compilePattern)(schema.pattern) : undefined;
    const rawJson = builtIn && this.preserve; // Go keeps such a field as the text of whatever JSON it is.
    this.types = rawJson ? anyKind : typesOf(schema, intOrString, this.format !== undefined && !numeric && !builtIn);
    this.typeText = intOrString ? 'integer or string' : (schema.type ?? (this.format === undefined ? 'any' : (schema.format ?? 'string')));
    this.checksText = this.format !== undefined || this.pattern !== undefined || schema.maxLength !== undefined || schema.minLength !== undefined;
    this.numberFormat = numberFormatOf(schema, kubernetesVersion, builtIn, intOrString);
    const { maximum, minimum, multipleOf } = schema;
    this.checksNumber = this.numberFormat !== undefined || maximum !== undefined || minimum !== undefined || multipleOf !== undefined;
    this.combines = schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined || schema.not !== undefined;
    const listType = schema['x-kubernetes-list-type'];
    this.listType = builtIn || listType === 'atomic' ? undefined : listType;
    this.mapKeys = schema['x-kubernetes-list-map-keys'] ?? [];
    this.hasRules = !builtIn && (schema['x-kubernetes-validations']?.length ?? 0) > 0;
    this.free = this.hasRules || this.combines || schema.enum !== undefined ? 0 : this.types & this.uncheckedScalars();
  }

  private uncheckedScalars(): number {
    return kinds.boolean | (this.checksText ? 0 : kinds.string) | (this.checksNumber ? 0 : kinds.integer | kinds.fraction);
  }

  /** Node of a named field. */
  field(key: string): SchemaNode | undefined {
    const known = this.fields.get(key);
    if (known !== undefined) return known;
    const schema = this.ownField(key);
    if (schema === undefined) return undefined;
    const node = this.nodes.of(schema);
    this.fields.set(key, node);
    return node;
  }

  private ownField(key: string): StructuralSchema | undefined {
    const { properties } = this.schema;
    return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
  }

  /** Node of the fields without a name of their own; undefined where there are none, or where they may be anything. */
  get additional(): SchemaNode | undefined {
    const schema = this.schema.additionalProperties;
    if (typeof schema !== 'object') return undefined;
    return (this.additionalNode ??= this.nodes.of(schema));
  }

  get items(): SchemaNode | undefined {
    const schema = this.schema.items;
    return schema === undefined ? undefined : (this.itemNode ??= this.nodes.of(schema));
  }

  /** Defaults of the named fields. */
  get defaults(): readonly FieldDefault[] {
    return (this.fieldDefaults ??= this.collectDefaults());
  }

  private collectDefaults(): readonly FieldDefault[] {
    if (this.builtIn) return [];
    const { properties } = this.schema;
    return Object.keys(properties ?? {}).flatMap((key) => {
      const value = this.field(key)?.default;
      return value === undefined ? [] : [{ key, value }];
    });
  }

  /** Nodes of `allOf`, `anyOf` or `oneOf`. */
  branches(schemas: readonly StructuralSchema[]): readonly SchemaNode[] {
    let nodes = this.branchNodes.get(schemas);
    if (nodes === undefined) this.branchNodes.set(schemas, (nodes = schemas.map((schema) => this.nodes.of(schema))));
    return nodes;
  }

  branch(schema: StructuralSchema): SchemaNode {
    return this.nodes.of(schema);
  }

  /** Plans of the validation rules at this very place. `root`: metadata of the whole resource is visible to them. */
  rules(root: boolean): readonly cel.RulePlan[] {
    if (root || this.embedded) return (this.resourcePlans ??= this.plan(true));
    return (this.plans ??= this.plan(false));
  }

  private plan(root: boolean): readonly cel.RulePlan[] {
    return expressionLanguage().planRules(this.schema, { definitions: this.nodes.setting.definitions, root });
  }

  /** Whether a rule looks at the older value as well. */
  comparesOld(index: number): boolean {
    return /\boldSelf\b/.test(this.schema['x-kubernetes-validations']?.[index]?.rule ?? '');
  }

  /** Names that a field may have, for hints. */
  get fieldNames(): readonly string[] {
    return Object.keys(this.schema.properties ?? {});
  }
}

/** Loaded with the first schema that has rules: it takes longer to load than all else here, and many kinds have none. */
function expressionLanguage(): typeof cel {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./cel') as typeof cel;
}

function typesOf(schema: StructuralSchema, intOrString: boolean, byFormat: boolean): number {
  const formatted = byFormat ? kinds.string | kinds.array : 0; // A format of strings lets lists pass beside them.
  if (intOrString) return kinds.integer | kinds.string;
  if (schema.type === undefined) return byFormat ? formatted : anyKind;
  return (typeKinds[schema.type] ?? anyKind) | formatted;
}

/** Kubernetes 1.36 reads a format only with the types that it belongs to. */
function formatApplies(schema: StructuralSchema, version: KubernetesVersion, builtIn: boolean): boolean {
  if (version === '1.34' || builtIn) return true;
  return schema.type === undefined || schema.type === 'string' || schema['x-kubernetes-int-or-string'] === true;
}

/** The width that a number must fit in. Before 1.36 the API server did not look in custom resources. */
function numberFormatOf(schema: StructuralSchema, version: KubernetesVersion, builtIn: boolean, intOrString: boolean): string | undefined {
  if (builtIn) return intOrString ? 'int32' : schema.format === 'int32' || schema.format === 'int64' ? schema.format : undefined;
  if (version === '1.34' || intOrString) return undefined;
  if (schema.type === 'integer' && schema.format === 'int32') return 'int32';
  return schema.type === 'number' && schema.format === 'float' ? 'float' : undefined;
}
