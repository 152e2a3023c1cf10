import type { RE2JS } from 're2js';
import { tokenizeCondition, type ConditionKind, type ConditionToken } from './condition-tokens';
import { EvaluationError } from './evaluation-error';
import { isPattern, patternOf } from './regular-expression';
import { compareTexts, formatFloat } from './value';

/** Whole numbers too are floats; a list is what brackets and commas make. */
type Value = string | number | boolean | null | RE2JS | readonly Value[];
type Lazy = () => Value;

/**
 * What the controller makes of `when` once its tags are filled in: it evaluates it with govaluate, where words without quotes stand for texts,
 * numbers are floats and texts that read like a time are times. An empty text holds.
 *
 * @throws EvaluationError where it is no condition, or its outcome is neither true nor false
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/conditionals/
 */
export function evaluateCondition(text: string): boolean {
  if (text === '') return true;
  const value = new Condition(tokenizeCondition(text), text).value();
  if (typeof value === 'boolean') return value;
  throw new EvaluationError(`The condition '${text}' is '${print(value)}', and must be true or false.`);
}

/** From what binds least to what binds most; each from left to right. */
const levels: readonly (readonly [kind: ConditionKind, signs: readonly string[]])[] = [
  ['separator', [',']],
  ['ternary', ['?', ':', '??']],
  ['logical', ['||']],
  ['logical', ['&&']],
  ['comparator', ['==', '!=', '>', '>=', '<', '<=', '=~', '!~', 'in']],
  ['modifier', ['&', '|', '^']],
  ['modifier', ['<<', '>>']],
  ['modifier', ['+', '-']],
  ['modifier', ['*', '/', '%']],
  ['modifier', ['**']],
];

class Condition {
  private next = 0;

  constructor(private readonly tokens: readonly ConditionToken[], private readonly text: string) {}

  value(): Value {
    return this.level(0)();
  }

  private level(index: number): Lazy {
    const level = levels[index];
    if (!level) return this.operand();
    let left = this.level(index + 1);
    for (let sign = this.sign(level); sign !== undefined; sign = this.sign(level)) {
      const [operator, before, right] = [sign, left, this.level(index + 1)];
      left = () => this.apply(operator, before(), right);
    }
    return left;
  }

  private sign([kind, signs]: (typeof levels)[number]): string | undefined {
    const token = this.tokens[this.next];
    if (token?.kind !== kind || !signs.includes(token.value as string)) return undefined;
    this.next++;
    return token.value as string;
  }

  private operand(): Lazy {
    const token = this.tokens[this.next++];
    if (token === undefined || token.kind === 'close') {
      this.next--;
      return () => null;
    }
    if (token.kind === 'prefix') return this.prefixed(token.value as string, this.operand());
    if (token.kind === 'accessor') return () => this.fail(`'${token.value}' stands for nothing. Texts with dots in them stand in quotes`);
    if (token.kind !== 'open') return () => token.value;
    const inner = this.level(0);
    this.next++;
    return inner;
  }

  private prefixed(sign: string, operand: Lazy): Lazy {
    return () => {
      const value = operand();
      if (sign === '!') return !this.boolean(value, sign);
      return sign === '-' ? -this.number(value, sign) : Number(~BigInt(Math.trunc(this.number(value, sign))));
    };
  }

  private apply(sign: string, left: Value, later: Lazy): Value {
    if (sign === '&&') return this.boolean(left, sign) && this.boolean(later(), sign);
    if (sign === '||') return this.boolean(left, sign) || this.boolean(later(), sign);
    if (sign === '?') return this.boolean(left, sign) ? later() : null;
    if (sign === ':' || sign === '??') return left ?? later();
    return this.both(sign, left, later());
  }

  private both(sign: string, left: Value, right: Value): Value {
    switch (sign) {
      case ',': return [...(Array.isArray(left) ? left : [left]), right] as readonly Value[];
      case '==': return areSame(left, right);
      case '!=': return !areSame(left, right);
      case 'in': return this.list(right).some((item) => item === left);
      case '=~':
      case '!~': return this.pattern(right, sign).matcher(this.string(left, sign)).find() === (sign === '=~');
      case '+': if (typeof left === 'string' || typeof right === 'string') return print(left) + print(right);
    }
    if (sign in orders) return orders[sign]!(this.order(sign, left, right));
    return arithmetic[sign]!(this.number(left, sign), this.number(right, sign));
  }

  private order(sign: string, left: Value, right: Value): number {
    if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return this.fail(`'${sign}' compares two numbers or two texts, and is given '${print(left)}' and '${print(right)}'`);
  }

  private boolean(value: Value, sign: string): boolean {
    return typeof value === 'boolean' ? value : this.fail(`'${sign}' is given '${print(value)}', which is neither true nor false`);
  }

  private number(value: Value, sign: string): number {
    return typeof value === 'number' ? value : this.fail(`'${sign}' is given '${print(value)}', which is no number. Texts with signs in them stand in quotes`);
  }

  private string(value: Value, sign: string): string {
    return typeof value === 'string' ? value : this.fail(`'${sign}' is given '${print(value)}', which is no text`);
  }

  private pattern(value: Value, sign: string): RE2JS {
    return isPattern(value) ? value : patternOf(this.string(value, sign));
  }

  private list(value: Value): readonly Value[] {
    return Array.isArray(value) ? (value as readonly Value[]) : this.fail(`'in' is given '${print(value)}', which is no list of two or more`);
  }

  private fail(reason: string): never {
    throw new EvaluationError(`The condition '${this.text}' cannot be evaluated: ${reason}.`);
  }
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0, '<=': (order) => order <= 0, '>': (order) => order > 0, '>=': (order) => order >= 0,
};

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b, '**': (a, b) => a ** b,
  '&': (a, b) => bits(a, b, (x, y) => x & y), '|': (a, b) => bits(a, b, (x, y) => x | y), '^': (a, b) => bits(a, b, (x, y) => x ^ y),
  '<<': (a, b) => shifted(a, b, (x, y) => x << y), '>>': (a, b) => shifted(a, b, (x, y) => x >> y),
};

function bits(a: number, b: number, run: (a: bigint, b: bigint) => bigint): number {
  return Number(BigInt.asIntN(64, run(BigInt(Math.trunc(a)), BigInt(Math.trunc(b)))));
}

function shifted(a: number, b: number, run: (a: bigint, b: bigint) => bigint): number {
  const count = BigInt.asUintN(64, BigInt(Math.trunc(b)));
  return Number(BigInt.asUintN(64, run(BigInt.asUintN(64, BigInt(Math.trunc(a))), count > 64n ? 64n : count)));
}

function areSame(left: Value, right: Value): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  const [items, others] = [left as readonly Value[], right as readonly Value[]];
  return items.length === others.length && items.every((item, index) => areSame(item, others[index]!));
}

function print(value: Value): string {
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(print).join(' ')}]`;
  return typeof value === 'number' ? formatFloat(value) : value === null ? '<nil>' : String(value);
}
