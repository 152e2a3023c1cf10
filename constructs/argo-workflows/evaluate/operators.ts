import type { BinaryOperator } from '../text/expression-tree';
import { countOf, limitSize, textOf } from './arguments';
import { EvaluationError } from './evaluation-error';
import { findsMatch } from './regular-expression';
import { areEqual, compareTexts, isList, isMap, isNumber, keyIn, typeName, type Value } from './value';

type Operator = (left: Value, right: Value) => Value;

/** Operators that look at both of their sides; `and`, `or` and `??` may not. @see https://expr-lang.org/docs/language-definition#operators */
export const operators: Readonly<Record<Exclude<BinaryOperator, 'and' | 'or' | '??'>, Operator>> = {
  '==': areEqual,
  '!=': (left, right) => !areEqual(left, right),
  '<': (left, right) => compare('<', left, right, (order) => order < 0),
  '>': (left, right) => compare('>', left, right, (order) => order > 0),
  '<=': (left, right) => compare('<=', left, right, (order) => order <= 0),
  '>=': (left, right) => compare('>=', left, right, (order) => order >= 0),
  '+': add,
  '-': (left, right) => arithmetic('-', left, right, (a, b) => a - b, (a, b) => a - b),
  '*': (left, right) => arithmetic('*', left, right, (a, b) => a * b, (a, b) => a * b),
  '/': (left, right) => arithmetic('/', left, right, (a, b) => Number(a) / Number(b), (a, b) => a / b),
  '%': modulo,
  '**': (left, right) => arithmetic('**', left, right, (a, b) => power(Number(a), Number(b)), power),
  '..': range,
  in: isIn,
  matches: (left, right) => onTexts('matches', left, right, (text, pattern) => findsMatch(pattern, text)),
  contains: (left, right) => onTexts('contains', left, right, (text, part) => text.includes(part)),
  startsWith: (left, right) => onTexts('startsWith', left, right, (text, part) => text.startsWith(part)),
  endsWith: (left, right) => onTexts('endsWith', left, right, (text, part) => text.endsWith(part)),
};

/** Cut to 64 bits, as integers of the controller are. */
export function integer(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Without its fraction; what has no 64 bits is the least integer. */
export function truncated(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n);
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return integer(-value);
  if (typeof value === 'number') return -value;
  throw new EvaluationError(`'-' cannot be used with ${typeName(value)}.`);
}

/** @returns a number below 0, 0, or above; NaN where a side is none */
export function orderOf(operator: string, left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = typeof left === typeof right ? [left, right] : [Number(left), Number(right)];
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN;
  }
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  throw mismatch(operator, left, right);
}

function compare(operator: string, left: Value, right: Value, holds: (order: number) => boolean): boolean {
  return holds(orderOf(operator, left, right));
}

function mismatch(operator: string, left: Value, right: Value): EvaluationError {
  return new EvaluationError(`'${operator}' cannot be used between ${typeName(left)} and ${typeName(right)}.`);
}

function add(left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  return arithmetic('+', left, right, (a, b) => a + b, (a, b) => a + b);
}

type Whole = (left: bigint, right: bigint) => bigint | number;
type Real = (left: number, right: number) => number;

function arithmetic(operator: string, left: Value, right: Value, whole: Whole, real: Real): Value {
  if (!isNumber(left) || !isNumber(right)) throw mismatch(operator, left, right);
  if (typeof left === 'number' || typeof right === 'number') return real(Number(left), Number(right));
  const result = whole(left, right);
  return typeof result === 'bigint' ? integer(result) : result;
}

/** 1 raised to anything is 1, even to infinity and to what is no number. */
function power(base: number, exponent: number): number {
  return base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;
}

function modulo(left: Value, right: Value): Value {
  if (typeof left !== 'bigint' || typeof right !== 'bigint') throw mismatch('%', left, right);
  if (right === 0n) throw new EvaluationError(`${left} % 0 has no result.`);
  return left % right;
}

function range(left: Value, right: Value): Value {
  const [from, to] = [countOf(left, "'..'"), countOf(right, "'..'")];
  limitSize(to - from + 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => BigInt(from + index));
}

function isIn(needle: Value, hay: Value): boolean {
  if (hay === null) return false;
  if (isList(hay)) return hay.some((item) => areEqual(item, needle));
  const key = isMap(hay) ? keyIn(hay, needle) : undefined;
  if (isMap(hay) && key !== undefined) return hay.has(key);
  throw mismatch('in', needle, hay);
}

function onTexts(operator: string, left: Value, right: Value, holds: (left: string, right: string) => boolean): boolean {
  if (left === null || right === null) return false;
  return holds(textOf(left, `'${operator}'`), textOf(right, `'${operator}'`));
}
