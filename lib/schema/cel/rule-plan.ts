import { noDefinitions, type Definitions } from '../reference';
import type { StructuralSchema, ValidationRule } from '../structural-schema';
import { checkExpression } from './checker/check';
import { compileProgram } from './evaluate/compile';
import type { Program } from './evaluate/program';
import { fieldPathSuffix } from './field-path';
import { parseExpression } from './syntax/parse';
import { optionalOf, type CelType } from './types/cel-type';
import { SchemaScope } from './types/schema-scope';
import { typeOfSchema } from './types/schema-type';
import { bindValue } from './values/bind';
import { OptionalValue } from './values/optional';
import { EvaluationError, type Value } from './values/value';

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

interface RuleSite {
  readonly schema: StructuralSchema;
  readonly scope: SchemaScope;
  readonly root: boolean;
}

interface Compiled {
  readonly program: Program;
  readonly usesOldSelf: boolean;
  readonly message: Program | undefined;
}

const variables = ['self', 'oldSelf'];

class CompiledOnUse implements RulePlan {
  private compiled: Compiled | { readonly error: string } | undefined;

  constructor(
    readonly rule: ValidationRule,
    private readonly site: RuleSite,
  ) {}

  evaluate(self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome {
    if (this.rule.rule.trim() === '') return { kind: 'passed' };
    const compiled = this.compile();
    if ('error' in compiled) return { kind: 'broken', message: compiled.error };
    if (compiled.usesOldSelf && !hasOld && this.rule.optionalOldSelf !== true) return { kind: 'skipped' };
    return this.judge(compiled, self, oldSelf, hasOld);
  }

  check(): string | undefined {
    const compiled = this.rule.rule.trim() === '' ? undefined : this.compile();
    return compiled !== undefined && 'error' in compiled ? compiled.error : undefined;
  }

  private compile(): Compiled | { readonly error: string } {
    return (this.compiled ??= this.tryCompile());
  }

  private tryCompile(): Compiled | { readonly error: string } {
    try {
      return this.compileRule();
    } catch (error) {
      return { error: `the rule cannot be compiled: ${(error as Error).message}` };
    }
  }

  private compileRule(): Compiled {
    const environment = this.environment();
    const checked = checkExpression(parseExpression(this.rule.rule), environment);
    if (checked.type.kind !== 'bool') throw new Error('it does not give a bool');
    return { program: compileProgram(checked, variables), usesOldSelf: checked.uses.has('oldSelf'), message: this.compileMessage(environment) };
  }

  private environment(): Record<string, CelType> {
    const { schema, scope, root } = this.site;
    const self = typeOfSchema(schema, scope, root);
    if (self === undefined) throw new Error('its schema has no type that rules can see');
    return { self, oldSelf: this.rule.optionalOldSelf === true ? optionalOf(self) : self };
  }

  /** A message that cannot be compiled is passed over: the rule still judges. */
  private compileMessage(environment: Record<string, CelType>): Program | undefined {
    const { messageExpression } = this.rule;
    if (messageExpression === undefined || messageExpression === '') return undefined;
    try {
      const checked = checkExpression(parseExpression(messageExpression), environment);
      return checked.type.kind === 'string' ? compileProgram(checked, variables) : undefined;
    } catch {
      return undefined;
    }
  }

  private judge({ program, message }: Compiled, self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome {
    try {
      const slots = this.bind(self, oldSelf, hasOld);
      return program(slots) === true ? { kind: 'passed' } : this.failure(message, slots);
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof RangeError) return { kind: 'broken', message: `the rule cannot be evaluated: ${error.message}` };
      throw error;
    }
  }

  private bind(self: unknown, oldSelf: unknown, hasOld: boolean): Value[] {
    const { schema, scope, root } = this.site;
    const old = hasOld ? bindValue(oldSelf, schema, scope, root) : undefined;
    const bound = bindValue(self, schema, scope, root);
    return [bound, this.rule.optionalOldSelf === true ? OptionalValue.of(old) : (old ?? null)];
  }

  private failure(message: Program | undefined, slots: Value[]): RuleOutcome {
    const { rule, reason, fieldPath } = this.rule;
    return {
      kind: 'failed',
      message: evaluateMessage(message, slots) ?? this.rule.message?.trim() ?? `failed rule: ${rule.trim()}`,
      path: fieldPath === undefined ? '' : (fieldPathSuffix(fieldPath, this.site.schema, this.site.scope) ?? ''),
      ...(reason !== undefined && { reason }),
    };
  }
}

const longestMessage = 5 * 1024;

/** The message, if the expression gives a line of text that is not empty and not too long. */
function evaluateMessage(program: Program | undefined, slots: Value[]): string | undefined {
  try {
    const text = program?.(slots);
    const line = typeof text === 'string' ? text.trim() : '';
    return line === '' || line.includes('\n') || Buffer.byteLength(line) > longestMessage ? undefined : line;
  } catch {
    return undefined;
  }
}
