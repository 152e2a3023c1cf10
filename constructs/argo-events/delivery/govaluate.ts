import { compilePattern } from '../../../lib/schema/pattern';
import { tokensOf, type Token } from '../expression';
import { UnsupportedFieldError } from './unsupported';

type Value = unknown;
type Values = Readonly<Record<string, Value>>;

/** Operators that bind equally, from those that bind last. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!=', '>', '<', '>=', '<=', '=~', '!~', 'in'], ['&', '|', '^'], ['<<', '>>'], ['+', '-'], ['*', '/', '%'], ['**']];

/**
 * Evaluates an expression in the language of govaluate, which filters are written in.
 *
 * @throws where govaluate refuses it: unknown names, operands of the wrong type
 * @see https://github.com/Knetic/govaluate/blob/master/MANUAL.md
 */
export function evaluateExpression(text: string, values: Values): Value {
  const read = tokensOf(text);
  if ('mistake' in read) throw new Error(read.mistake);
  return new Evaluation(read.tokens, values).run();
}

class Evaluation {
  private at = 0;
  /** Within what a short circuit skips, nothing is evaluated. */
  private skipping = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly values: Values,
  ) {}

  run(): Value {
    return this.ternary();
  }

  private ternary(): Value {
    const condition = this.binary(0);
    if (this.take('??')) return this.branch(condition === null || condition === undefined, () => this.ternary(), condition);
    if (!this.take('?')) return condition;
    if (typeof condition !== 'boolean' && !this.skipping) throw mismatch('?', condition);
    const yes = this.branch(condition === true, () => this.ternary(), null);
    if (!this.take(':')) return yes;
    return this.branch(condition !== true, () => this.ternary(), yes);
  }

  private branch(taken: boolean, read: () => Value, otherwise: Value): Value {
    if (!taken) this.skipping++;
    const value = read();
    if (!taken) this.skipping--;
    return taken ? value : otherwise;
  }

  private binary(level: number): Value {
    const operators = levels[level];
    if (operators === undefined) return this.prefixed();
    let left = this.binary(level + 1);
    for (let operator = this.takeOneOf(operators); operator !== undefined; operator = this.takeOneOf(operators)) {
      const decided = (operator === '||' && left === true) || (operator === '&&' && left === false);
      const right = this.branch(!decided, () => this.binary(level + 1), undefined);
      if (!decided && !this.skipping) left = apply(operator, left, right);
    }
    return left;
  }

  private prefixed(): Value {
    const sign = this.takeOneOf(['!', '-', '~']);
    if (sign === undefined) return this.operand();
    const value = this.prefixed();
    if (this.skipping) return value;
    if (typeof value !== (sign === '!' ? 'boolean' : 'number')) throw mismatch(sign, value);
    if (sign === '!') return !value;
    return sign === '-' ? -(value as number) : ~(value as number);
  }

  private operand(): Value {
    const token = this.tokens[this.at++];
    if (token?.kind === 'open') return this.group();
    if (token?.kind === 'name') return this.valueOf(token.text);
    return literal(token?.text ?? '');
  }

  /** In parentheses commas make a list. */
  private group(): Value {
    if (this.takeKind('close')) return [];
    const items = [this.ternary()];
    while (this.take(',')) items.push(this.ternary());
    this.takeKind('close');
    return items.length === 1 ? items[0] : items;
  }

  private valueOf(text: string): Value {
    const name = (text.startsWith('[') ? text.slice(1, -1) : text).replace(/\\(.)/g, '$1');
    if (this.skipping) return undefined;
    if (Object.hasOwn(this.values, name)) return this.values[name];
    if (!text.startsWith('[') && text.replace(/\\./g, '').includes('.')) throw new UnsupportedFieldError('expr', `'${text}' reaches into a value`);
    throw new Error(`the expression uses '${name}', which no field defines`);
  }

  private take(text: string): boolean {
    return this.takeOneOf([text]) !== undefined;
  }

  private takeOneOf(texts: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    const text = token?.kind === 'binary' || token?.kind === 'prefix' ? token.text.toLowerCase() : undefined;
    if (text === undefined || !texts.includes(text)) return undefined;
    this.at++;
    return text;
  }

  private takeKind(kind: Token['kind']): boolean {
    const there = this.tokens[this.at]?.kind === kind;
    if (there) this.at++;
    return there;
  }
}

function literal(text: string): Value {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (!/^['"]/.test(text)) return Number(text);
  const plain = text.slice(1, -1).replace(/\\(.)/gs, '$1');
  if (/^\d{4}-\d{2}-\d{2}/.test(plain)) throw new UnsupportedFieldError('expr', `${text} is a date for govaluate`);
  return plain;
}

function apply(operator: string, left: Value, right: Value): Value {
  if (operator === '==' || operator === '!=') return (JSON.stringify(left) === JSON.stringify(right)) === (operator === '==');
  if (operator === '=~' || operator === '!~') return matches(left, right) === (operator === '=~');
  if (operator === 'in') return includes(left, right);
  if (operator === '&&' || operator === '||') return logical(operator, left, right);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return `${String(left)}${String(right)}`;
  const compare = comparisons[operator];
  if (compare && typeof left === 'string' && typeof right === 'string') return compare(left, right);
  if (typeof left !== 'number' || typeof right !== 'number') throw mismatch(operator, typeof left === 'number' ? right : left);
  return compare ? compare(left, right) : arithmetic[operator]?.(left, right);
}

function logical(operator: '&&' | '||', left: Value, right: Value): boolean {
  if (typeof left !== 'boolean' || typeof right !== 'boolean') throw mismatch(operator, typeof left === 'boolean' ? right : left);
  return operator === '&&' ? left && right : left || right;
}

function matches(text: Value, pattern: Value): boolean {
  if (typeof text !== 'string' || typeof pattern !== 'string') throw mismatch('=~', typeof text === 'string' ? pattern : text);
  const compiled = compilePattern(pattern);
  if (compiled.broken !== undefined) throw new Error(`'${pattern}' is no regular expression`);
  return compiled.matches(text);
}

function includes(item: Value, list: Value): boolean {
  if (!Array.isArray(list)) throw mismatch('in', list);
  return list.some((one) => JSON.stringify(one) === JSON.stringify(item));
}

const comparisons: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
};

function mismatch(operator: string, value: Value): Error {
  return new Error(`'${operator}' does not take ${JSON.stringify(value) ?? 'nothing'}`);
}
