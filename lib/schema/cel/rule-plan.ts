import { noDefinitions, type Definitions } from '../reference';
import type { StructuralSchema, ValidationRule } from '../structural-schema';
import type * as compileRule from './compile-rule';
import type { CompiledRule, RuleSite } from './compile-rule';
import { SchemaScope } from './types/schema-scope';

/** What a rule says about a value. */
export type RuleOutcome =
  | { readonly kind: 'passed' }
  /** `path` is what follows the path of the value: `.foo`, `[bar]`, or nothing. */
  | { readonly kind: 'failed'; readonly message: string; readonly path: string; readonly reason?: string }
  /** A rule about a change, and there is no old value. */
  | { readonly kind: 'skipped' }
  /** The rule cannot be compiled or evaluated: it neither holds nor fails. */
  | { readonly kind: 'broken'; readonly message: string };

/** One rule of a schema, ready to judge values. */
export interface RulePlan {
  readonly rule: ValidationRule;
  /**
   * @param self plain JSON, defaults applied; whole numbers may be bigint
   * @param oldSelf the value before a change, where `hasOld`
   */
  evaluate(self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome;
  /** Compiles the rule without a value: why it is broken, or nothing. */
  check(): string | undefined;
}

export interface RuleContext {
  /** What `$ref` refers to. */
  readonly definitions: Definitions;
  /** The schema is that of a whole resource, or of an embedded one. */
  readonly root: boolean;
}

type PlanCache = WeakMap<StructuralSchema, readonly RulePlan[]>;

const caches: { readonly root: PlanCache; readonly inner: PlanCache } = { root: new WeakMap(), inner: new WeakMap() };

/**
 * The validation rules of one schema node. Each is compiled when it is first evaluated, and kept as long as the schema.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export function planRules(schema: StructuralSchema, context: RuleContext): readonly RulePlan[] {
  const cache = context.root ? caches.root : caches.inner;
  let plans = cache.get(schema);
  if (plans === undefined) cache.set(schema, (plans = plan(schema, context)));
  return plans;
}

function plan(schema: StructuralSchema, { definitions, root }: RuleContext): readonly RulePlan[] {
  const scope = SchemaScope.of(definitions ?? noDefinitions);
  const resolved = scope.resolve(schema);
  return (resolved['x-kubernetes-validations'] ?? []).map((rule) => new CompiledOnUse(rule, { schema: resolved, scope, root }));
}

class CompiledOnUse implements RulePlan {
  private compiled: CompiledRule | undefined;

  constructor(
    readonly rule: ValidationRule,
    private readonly site: RuleSite,
  ) {}

  evaluate(self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome {
    return this.isEmpty ? { kind: 'passed' } : this.compile().evaluate(self, oldSelf, hasOld);
  }

  check(): string | undefined {
    return this.isEmpty ? undefined : this.compile().broken;
  }

  private get isEmpty(): boolean {
    return this.rule.rule.trim() === '';
  }

  private compile(): CompiledRule {
    return (this.compiled ??= new (compiler().CompiledRule)(this.rule, this.site));
  }
}

/** Loaded with the first rule that is evaluated: many kinds have none. */
function compiler(): typeof compileRule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./compile-rule') as typeof compileRule;
}
