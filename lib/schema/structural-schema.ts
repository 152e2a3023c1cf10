/**
 * A schema as CustomResourceDefinitions carry it (OpenAPI v3, structural), under upstream's own keywords.
 * Generated schemas add `$ref` into the shared definitions of their bundle; descriptions and status are left out.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface StructuralSchema {
  /** Name of a definition of the same bundle. Siblings of `$ref` (default, nullable, rules) apply on top of it. */
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly nullable?: boolean;
  readonly format?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: StructuralSchema | boolean;
  readonly items?: StructuralSchema;
  readonly allOf?: readonly StructuralSchema[];
  readonly anyOf?: readonly StructuralSchema[];
  readonly oneOf?: readonly StructuralSchema[];
  readonly not?: StructuralSchema;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
}

/** A CEL rule of a schema. Upstream's `message` is a sentence and is not in generated schemas. */
export interface ValidationRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** `imports/schemas/<system>.json`: all kinds of one system, with their shared definitions. */
export interface SchemaBundle {
  readonly system: string;
  /** By `<apiVersion>/<kind>`, such as `apps/v1/Deployment` or `v1/Secret`. */
  readonly kinds: Readonly<Record<string, KindSchema>>;
  readonly definitions: Readonly<Record<string, StructuralSchema>>;
}

export interface KindSchema {
  readonly scope: 'Namespaced' | 'Cluster';
  readonly plural: string;
  /** The whole object. apiVersion, kind and metadata are always known; `status` takes anything where it stands. */
  readonly schema: StructuralSchema;
  /** The version is served but marked deprecated. @default false */
  readonly deprecated?: boolean;
  /** What upstream stored the object as; set on exactly one version of a custom kind. @default false */
  readonly storage?: boolean;
  /** Kubernetes' own kinds: unknown fields are refused, but there are no structural defaults, CEL rules or pruning. @default false */
  readonly builtIn?: boolean;
}
