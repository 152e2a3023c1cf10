import type { StructuralSchema, ValidationRule } from '../structural-schema';
import { checkExpression } from './checker/check';
import { compileProgram } from './evaluate/compile';
import { CostLimitError } from './evaluate/cost';
import type { Program } from './evaluate/program';
import { fieldPathSuffix } from './field-path';
import type { RuleOutcome } from './rule-plan';
import { parseExpression } from './syntax/parse';
import { optionalOf, type CelType } from './types/cel-type';
import type { SchemaScope } from './types/schema-scope';
import { typeOfSchema } from './types/schema-type';
import { bindValue } from './values/bind';
import { OptionalValue } from './values/optional';
import { EvaluationError, type Value } from './values/value';

/** Where a rule stands. */
export interface RuleSite {
  readonly schema: StructuralSchema;
  readonly scope: SchemaScope;
  /** The schema is that of a whole resource, or of an embedded one. */
  readonly root: boolean;
}

interface Programs {
  readonly program: Program;
  readonly usesOldSelf: boolean;
  readonly message: Program | undefined;
}

const variables = ['self', 'oldSelf'];

/** A rule with its programs, or with the reason why there are none. */
export class CompiledRule {
  /** Why the rule cannot be compiled. */
  readonly broken: string | undefined;
  private readonly programs: Programs | undefined;

  constructor(
    private readonly rule: ValidationRule,
    private readonly site: RuleSite,
  ) {
    try {
      this.programs = this.compile();
    } catch (error) {
      this.broken = `the rule cannot be compiled: ${(error as Error).message}`;
    }
  }

  evaluate(self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome {
    if (this.programs === undefined) return { kind: 'broken', message: this.broken! };
    if (this.programs.usesOldSelf && !hasOld && this.rule.optionalOldSelf !== true) return { kind: 'skipped' };
    return this.judge(this.programs, self, oldSelf, hasOld);
  }

  private compile(): Programs {
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

  private judge({ program, message }: Programs, self: unknown, oldSelf: unknown, hasOld: boolean): RuleOutcome {
    try {
      const slots = this.bind(self, oldSelf, hasOld);
      return program(slots) === true ? { kind: 'passed' } : this.failure(message, slots);
    } catch (error) {
      if (isVerdictless(error)) return { kind: 'broken', message: `the rule cannot be evaluated: ${error.message}` };
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

/** The rule gives no value: an error of CEL, a number or nesting out of range, or a limit. */
function isVerdictless(error: unknown): error is Error {
  return error instanceof EvaluationError || error instanceof RangeError || error instanceof CostLimitError;
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
