import { Expression } from './expression';
import { booleanOperand, closed, comparedOperands, numberOperand, operand, type Value } from './operands';

/** A condition that is decided when the workflow runs. */
export class Condition extends Expression<boolean> {
  constructor(source: string) {
    super(source, 'boolean');
  }

  and(...others: readonly Value<boolean>[]): Condition {
    return and(this, ...others);
  }

  or(...others: readonly Value<boolean>[]): Condition {
    return or(this, ...others);
  }
}

/** Whether both are the same. What is compared must be of one type. */
export function eq<T extends string | number | boolean>(left: Expression<T>, right: NoInfer<Value<T>>): Condition {
  return comparison('==', left, right);
}

export function ne<T extends string | number | boolean>(left: Expression<T>, right: NoInfer<Value<T>>): Condition {
  return comparison('!=', left, right);
}

export function lt(left: Value<number>, right: Value<number>): Condition {
  return numeric('<', left, right);
}

export function le(left: Value<number>, right: Value<number>): Condition {
  return numeric('<=', left, right);
}

export function gt(left: Value<number>, right: Value<number>): Condition {
  return numeric('>', left, right);
}

export function ge(left: Value<number>, right: Value<number>): Condition {
  return numeric('>=', left, right);
}

export function and(...conditions: readonly Value<boolean>[]): Condition {
  return joined('&&', conditions);
}

export function or(...conditions: readonly Value<boolean>[]): Condition {
  return joined('||', conditions);
}

export function not(condition: Value<boolean>): Condition {
  return new Condition(`!(${booleanOperand(condition)})`);
}

/** @param pattern a regular expression of RE2, which has no lookaround; of its flags `i`, `m` and `s` count */
export function matches(text: Expression<string>, pattern: RegExp): Condition {
  const flags = pattern.flags.replace(/[^ims]/g, '');
  return textual('matches', text, flags === '' ? pattern.source : `(?${flags})${pattern.source}`);
}

export function contains(text: Expression<string>, part: Value<string>): Condition {
  return textual('contains', text, part);
}

export function startsWith(text: Expression<string>, start: Value<string>): Condition {
  return textual('startsWith', text, start);
}

export function endsWith(text: Expression<string>, end: Value<string>): Condition {
  return textual('endsWith', text, end);
}

export function isOneOf<T extends string>(text: Expression<T>, allowed: readonly NoInfer<T>[]): Condition {
  return textual('in', text, allowed);
}

function comparison(operator: string, left: unknown, right: unknown): Condition {
  return new Condition(comparedOperands(left, right).map(closed).join(` ${operator} `));
}

function numeric(operator: string, left: Value<number>, right: Value<number>): Condition {
  return new Condition([left, right].map((value) => closed(numberOperand(value))).join(` ${operator} `));
}

function textual(operator: string, left: Expression<string>, right: unknown): Condition {
  return new Condition(`${closed(operand(left))} ${operator} ${closed(operand(right))}`);
}

function joined(operator: string, conditions: readonly Value<boolean>[]): Condition {
  if (conditions.length === 1) return new Condition(booleanOperand(conditions[0]!));
  return new Condition(conditions.map((condition) => `(${booleanOperand(condition)})`).join(` ${operator} `));
}
