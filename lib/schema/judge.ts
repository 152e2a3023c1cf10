import { noDefinitions, type Definitions } from './reference';
import type { KubernetesVersion, ResolvedKind } from './schema-catalog';
import { nodesFor, type SchemaNode } from './schema-node';
import { schemaSteps, type SchemaProblem, type SchemaStep } from './schema-problem';
import type { StructuralSchema, ValidationRule } from './structural-schema';
import { Walk, type WalkOptions } from './walk';

/** What is judged, by what, and how. */
export interface JudgeOptions {
  /** A structural schema as CustomResourceDefinitions carry it. `null` knows no field. */
  readonly schema: StructuralSchema | null;
  /** Plain JSON. Integers beyond 2^53 as bigint. Never changed. */
  readonly object: unknown;
  /** What the object was before an update: transition rules (`oldSelf`) then run, and what it says as well is let pass. @default - creation */
  readonly oldObject?: unknown;
  /** More rules for the schema's root. @default - those of the schema */
  readonly rules?: readonly ValidationRule[];
  /** `object` is a whole resource: apiVersion, kind and metadata are known and judged, whatever the schema says of them. @default false */
  readonly resourceRoot?: boolean;
  /** Judge names, labels and the like in the metadata of a whole resource. @default true */
  readonly names?: boolean;
  /** What `$ref` refers to. @default - the schema has none */
  readonly definitions?: Definitions;
  /** One of Kubernetes' own kinds: strict decoding by Go instead of pruning, defaults, list types and rules. @default false */
  readonly builtIn?: boolean;
  /** @default '1.34' */
  readonly kubernetesVersion?: KubernetesVersion;
  /** Steps to run, in the API server's order whatever their order here. @default - all */
  readonly steps?: readonly SchemaStep[];
}

/** What the API server would say, and the object as it would store it. */
export interface Judgement {
  /** No problem. */
  readonly valid: boolean;
  readonly problems: readonly SchemaProblem[];
  /** Problems that are rules which could not be evaluated; they are among `problems` too. */
  readonly unevaluated: readonly SchemaProblem[];
  /** The object with defaults and without unknown fields. Shares what did not change with the input: do not change it. */
  readonly object: unknown;
}

/**
 * Judges an object by a schema as the API server does on creation, or on update where there is an older object.
 *
 * @throws when a definition that the schema refers to is missing.
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function judge(options: JudgeOptions): Judgement {
  const { schema, object, oldObject, rules, resourceRoot = false, names = true } = options;
  const { definitions = noDefinitions, builtIn = false, kubernetesVersion = '1.34', steps = schemaSteps } = options;
  const whole = schema === null || rules === undefined ? schema : withRules(schema, rules);
  const node = whole === null ? undefined : nodesFor(kubernetesVersion, builtIn, definitions).of(whole);
  return judgeByNode(node, object, oldObject, { steps: new Set(steps), resourceRoot, names, updating: oldObject !== undefined });
}

/** Judges a whole resource by the schema of its kind. */
export function judgeResource(
  kind: Pick<ResolvedKind, 'schema' | 'definitions' | 'builtIn'>,
  object: unknown,
  { kubernetesVersion = '1.34', names = true, oldObject }: Pick<JudgeOptions, 'kubernetesVersion' | 'names' | 'oldObject'> = {},
): Judgement {
  const node = nodesFor(kubernetesVersion, kind.builtIn ?? false, kind.definitions).of(kind.schema);
  return judgeByNode(node, object, oldObject, { steps: allSteps, resourceRoot: true, names, updating: oldObject !== undefined });
}

const allSteps: ReadonlySet<SchemaStep> = new Set(schemaSteps);

function judgeByNode(node: SchemaNode | undefined, object: unknown, oldObject: unknown, options: WalkOptions): Judgement {
  const walk = new Walk(options);
  const judged = walk.judge(object, node, completed(oldObject, node, options.resourceRoot));
  const { problems } = walk;
  return { valid: problems.length === 0, problems, unevaluated: problems.filter(isUnevaluated), object: judged };
}

function isUnevaluated(problem: SchemaProblem): boolean {
  return problem.code === 'schema/rule-unevaluated';
}

/** The older object as it is stored: with its defaults. */
function completed(old: unknown, node: SchemaNode | undefined, resourceRoot: boolean): unknown {
  if (old === undefined || node === undefined) return undefined;
  return new Walk({ steps: new Set(['unknown-field', 'defaults']), resourceRoot, names: false, updating: false }).judge(old, node, undefined);
}

function withRules(schema: StructuralSchema, rules: readonly ValidationRule[]): StructuralSchema {
  return { ...schema, 'x-kubernetes-validations': [...(schema['x-kubernetes-validations'] ?? []), ...rules] };
}
