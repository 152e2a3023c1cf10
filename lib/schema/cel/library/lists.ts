import { compare } from '../values/compare';
import { Duration } from '../values/duration';
import { equals } from '../values/equality';
import { ArrayList, ListValue } from '../values/list';
import { OptionalValue } from '../values/optional';
import { typeName } from '../values/type-value';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { operatorFunctions } from './operators';
import { comparableTypes, overload, overloadFor, type Overload } from './overload';

function isSorted(list: ListValue): boolean {
  for (let index = 1; index < list.size; index++) {
    if (compare(list.get(index - 1), list.get(index)) > 0) return false;
  }
  return true;
}

const zeros: Readonly<Record<string, Value>> = { int: 0n, uint: new Uint(0n), double: 0, duration: Duration.of(0n) };

function sumOf(type: string): Overload {
  const add = operatorFunctions.find(({ name, parameters }) => name === '_+_' && parameters.every(({ kind }) => kind === type))!;
  return overload(`list<${type}>.sum() -> ${type}`, (list: ListValue) => list.toArray().reduce((sum, element) => add.apply(sum, element), zeros[type]!));
}

/** The extreme element: `sign` 1 for the greatest, -1 for the least. */
function extreme(name: string, sign: 1 | -1): (list: ListValue) => Value {
  return (list) => {
    if (list.size === 0) throw new EvaluationError(`${name} called on empty list`);
    return list.toArray().reduce((best, element) => (compare(element, best) * sign > 0 ? element : best));
  };
}

const indexOf = (list: ListValue, element: Value): bigint => BigInt(list.toArray().findIndex((candidate) => equals(candidate, element)));
const lastIndexOf = (list: ListValue, element: Value): bigint => BigInt(list.toArray().findLastIndex((candidate) => equals(candidate, element)));

function slice(list: ListValue, start: bigint, end: bigint): ListValue {
  const range = `cannot slice(${start}, ${end})`;
  if (start < 0n || end < 0n) throw new EvaluationError(`${range}: an index is negative`);
  if (start > end) throw new EvaluationError(`${range}: the start is after the end`);
  if (end > BigInt(list.size)) throw new EvaluationError(`${range}: the list has ${list.size} elements`);
  return new ArrayList(list.toArray().slice(Number(start), Number(end)));
}

function flatten(list: ListValue, depth = 1n): ListValue {
  if (depth < 0n) throw new EvaluationError('level must be non-negative');
  return new ArrayList(flatElements(list, depth));
}

function flatElements(list: ListValue, depth: bigint): Value[] {
  if (depth === 0n) return list.toArray();
  return list.toArray().flatMap((element) => (element instanceof ListValue ? flatElements(element, depth - 1n) : [element]));
}

/** @throws EvaluationError when the keys are not of one comparable type. */
export function sortByKeys(list: ListValue, keys: readonly Value[]): ListValue {
  const elements = list.toArray();
  const type = keys.length === 0 ? '' : typeName(keys[0]!);
  if (keys.some((key) => typeName(key) !== type)) throw new EvaluationError('list elements must have the same type');
  const order = keys.map((_, index) => index).sort((a, b) => compare(keys[a]!, keys[b]!) || 0);
  return new ArrayList(order.map((index) => elements[index]!));
}

function range(count: bigint): ListValue {
  return new ArrayList(Array.from({ length: Math.max(0, Number(count)) }, (_, index) => BigInt(index)));
}

function distinct(list: ListValue): ListValue {
  const kept: Value[] = [];
  for (const element of list) if (!kept.some((other) => equals(element, other))) kept.push(element);
  return new ArrayList(kept);
}

const nth = (list: ListValue, index: number): OptionalValue => OptionalValue.of(list.size === 0 ? undefined : list.get(index));

/** List functions of Kubernetes, and CEL's list extension. */
export const listFunctions: readonly Overload[] = [
  ...overloadFor(comparableTypes, 'list<T>.isSorted() -> bool', isSorted),
  ...Object.keys(zeros).map(sumOf),
  ...overloadFor(comparableTypes, 'list<T>.max() -> T', extreme('max', 1)),
  ...overloadFor(comparableTypes, 'list<T>.min() -> T', extreme('min', -1)),
  overload('list<A>.indexOf(A) -> int', indexOf),
  overload('list<A>.lastIndexOf(A) -> int', lastIndexOf),
  overload('list<A>.slice(int, int) -> list<A>', slice),
  overload('list<list<A>>.flatten() -> list<A>', flatten),
  overload('list<dyn>.flatten(int) -> list<dyn>', flatten),
  ...overloadFor(comparableTypes, 'list<T>.sort() -> list<T>', (list: ListValue) => sortByKeys(list, list.toArray())),
  overload('lists.range(int) -> list<int>', range),
  overload('list<A>.reverse() -> list<A>', (list: ListValue) => new ArrayList(list.toArray().reverse())),
  overload('list<A>.distinct() -> list<A>', distinct),
  overload('list<A>.first() -> optional<A>', (list: ListValue) => nth(list, 0)),
  overload('list<A>.last() -> optional<A>', (list: ListValue) => nth(list, list.size - 1)),
];

const contains = (list: ListValue, element: Value): boolean => list.toArray().some((candidate) => equals(candidate, element));
const containsAll = (list: ListValue, other: ListValue): boolean => other.toArray().every((element) => contains(list, element));

/** Lists taken as sets. */
export const setFunctions: readonly Overload[] = [
  overload('sets.contains(list<A>, list<A>) -> bool', containsAll),
  overload('sets.equivalent(list<A>, list<A>) -> bool', (a: ListValue, b: ListValue) => containsAll(a, b) && containsAll(b, a)),
  overload('sets.intersects(list<A>, list<A>) -> bool', (a: ListValue, b: ListValue) => a.toArray().some((element) => contains(b, element))),
];
