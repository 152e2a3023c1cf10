import { compare } from '../values/compare';
import { Duration } from '../values/duration';
import { equals } from '../values/equality';
import type { ListValue } from '../values/list';
import type { MapValue } from '../values/map';
import { Timestamp } from '../values/timestamp';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { comparableTypes, overload, overloadFor, type Overload } from './overload';

const intLimit = 2n ** 63n;
const uintLimit = 2n ** 64n;

/** @throws EvaluationError outside 64 bits. */
export function toInt(value: bigint): bigint {
  if (value < -intLimit || value >= intLimit) throw new EvaluationError('integer overflow');
  return value;
}

/** @throws EvaluationError outside 64 bits without sign. */
export function toUint(value: bigint): Uint {
  if (value < 0n || value >= uintLimit) throw new EvaluationError('unsigned integer overflow');
  return new Uint(value);
}

function divisor(value: bigint, message: string): bigint {
  if (value === 0n) throw new EvaluationError(message);
  return value;
}

const arithmetic: readonly Overload[] = [
  overload('_+_(int, int) -> int', (a: bigint, b: bigint) => toInt(a + b)),
  overload('_+_(uint, uint) -> uint', (a: Uint, b: Uint) => toUint(a.value + b.value)),
  overload('_+_(double, double) -> double', (a: number, b: number) => a + b),
  overload('_+_(string, string) -> string', (a: string, b: string) => a + b),
  overload('_+_(bytes, bytes) -> bytes', (a: Uint8Array, b: Uint8Array) => new Uint8Array(Buffer.concat([a, b]))),
  overload('_+_(list<A>, list<A>) -> list<A>', (a: ListValue, b: ListValue) => a.concat(b)),
  overload('_+_(duration, duration) -> duration', (a: Duration, b: Duration) => Duration.of(a.nanoseconds + b.nanoseconds)),
  overload('_+_(timestamp, duration) -> timestamp', (a: Timestamp, b: Duration) => Timestamp.of(a.nanoseconds + b.nanoseconds)),
  overload('_+_(duration, timestamp) -> timestamp', (a: Duration, b: Timestamp) => Timestamp.of(a.nanoseconds + b.nanoseconds)),
  overload('_-_(int, int) -> int', (a: bigint, b: bigint) => toInt(a - b)),
  overload('_-_(uint, uint) -> uint', (a: Uint, b: Uint) => toUint(a.value - b.value)),
  overload('_-_(double, double) -> double', (a: number, b: number) => a - b),
  overload('_-_(duration, duration) -> duration', (a: Duration, b: Duration) => Duration.of(a.nanoseconds - b.nanoseconds)),
  overload('_-_(timestamp, duration) -> timestamp', (a: Timestamp, b: Duration) => Timestamp.of(a.nanoseconds - b.nanoseconds)),
  overload('_-_(timestamp, timestamp) -> duration', (a: Timestamp, b: Timestamp) => Duration.of(a.nanoseconds - b.nanoseconds)),
  overload('_*_(int, int) -> int', (a: bigint, b: bigint) => toInt(a * b)),
  overload('_*_(uint, uint) -> uint', (a: Uint, b: Uint) => toUint(a.value * b.value)),
  overload('_*_(double, double) -> double', (a: number, b: number) => a * b),
  overload('_/_(int, int) -> int', (a: bigint, b: bigint) => toInt(a / divisor(b, 'division by zero'))),
  overload('_/_(uint, uint) -> uint', (a: Uint, b: Uint) => toUint(a.value / divisor(b.value, 'division by zero'))),
  overload('_/_(double, double) -> double', (a: number, b: number) => a / b),
  overload('_%_(int, int) -> int', (a: bigint, b: bigint) => toInt(a % divisor(b, 'modulus by zero'))),
  overload('_%_(uint, uint) -> uint', (a: Uint, b: Uint) => toUint(a.value % divisor(b.value, 'modulus by zero'))),
  overload('-_(int) -> int', (a: bigint) => toInt(-a)),
  overload('-_(double) -> double', (a: number) => -a),
  overload('!_(bool) -> bool', (a: boolean) => !a),
];

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '_<_': (order) => order < 0,
  '_<=_': (order) => order <= 0,
  '_>_': (order) => order > 0,
  '_>=_': (order) => order >= 0,
};

const mixedNumbers = ['int, uint', 'int, double', 'uint, int', 'uint, double', 'double, int', 'double, uint'];

const ordering: readonly Overload[] = Object.entries(comparisons).flatMap(([operator, holds]) => {
  const apply = (a: Value, b: Value): boolean => holds(compare(a, b));
  return [
    ...overloadFor(comparableTypes, `${operator}(T, T) -> bool`, apply),
    ...mixedNumbers.map((types) => overload(`${operator}(${types}) -> bool`, apply)),
  ];
});

/** @throws EvaluationError outside the list. */
export function elementAt(list: ListValue, index: Value): Value {
  // A list of data takes ints alone.
  const position = list.bound && typeof index !== 'bigint' ? undefined : listPosition(index);
  if (position === undefined) throw new EvaluationError(`unsupported index type in list: ${String(index)}`);
  if (position < 0 || position >= list.size) throw new EvaluationError(`index out of bounds: ${position}`);
  return list.get(position);
}

/** A position as a number; undefined for what is none. */
export function listPosition(index: Value): number | undefined {
  if (typeof index === 'bigint') return Number(index);
  if (index instanceof Uint) return Number(index.value);
  return typeof index === 'number' && Number.isInteger(index) ? index : undefined;
}

/** @throws EvaluationError where there is no such key. */
export function valueAt(map: MapValue, key: Value): Value {
  const value = map.find(key);
  if (value === undefined) throw new EvaluationError(`no such key: ${String(key)}`);
  return value;
}

function isIn(element: Value, list: ListValue): boolean {
  for (const candidate of list) if (equals(candidate, element)) return true;
  return false;
}

const size = (value: ListValue | MapValue | Uint8Array | string): bigint => {
  if (typeof value === 'string') return BigInt(codePointCount(value));
  return BigInt(value instanceof Uint8Array ? value.length : value.size);
};

function codePointCount(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index++) if (text.codePointAt(index)! > 0xffff) count--;
  return count;
}

const access: readonly Overload[] = [
  overload('_==_(A, A) -> bool', equals),
  overload('_!=_(A, A) -> bool', (a: Value, b: Value) => !equals(a, b)),
  overload('@in(A, list<A>) -> bool', isIn),
  overload('@in(A, map<A, B>) -> bool', (key: Value, map: MapValue) => map.find(key) !== undefined),
  overload('_[_](list<A>, int) -> A', elementAt),
  overload('_[_](map<A, B>, A) -> B', valueAt),
  ...['bytes', 'list<A>', 'map<A, B>', 'string'].flatMap((type) => [overload(`size(${type}) -> int`, size), overload(`${type}.size() -> int`, size)]),
];

/** The operators of CEL, but those that do not evaluate all of their operands: `&&`, `||`, `?:`. */
export const operatorFunctions: readonly Overload[] = [...arithmetic, ...ordering, ...access];
