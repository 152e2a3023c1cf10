import { limitSize } from './arguments';
import { holds, sorted } from './builtins';
import { EvaluationError } from './evaluation-error';
import { operators } from './operators';
import { FreeMap, isList, isMap, type Value } from './value';

/** What a function does with an item: `#` and `#index`, and `#acc` in reduce. */
export type Predicate = (index: number, accumulated?: Value) => Value;

type OverItems = (list: readonly Value[], predicate: Predicate | undefined, more: Value | undefined) => Value;

function search(name: string, direction: 1 | -1, found: (list: readonly Value[], index: number) => Value): [string, OverItems] {
  return [name, (list, predicate) => {
    for (let index = direction === 1 ? 0 : list.length - 1; index >= 0 && index < list.length; index += direction) {
      if (holds(name, predicate!(index))) return found(list, index);
    }
    return null;
  }];
}

/** Indexes that a condition holds for, all of them looked at. */
function chosen(name: string, list: readonly Value[], predicate: Predicate): number[] {
  return list.map((_, index) => index).filter((index) => holds(name, predicate(index)));
}

function groupBy(list: readonly Value[], predicate: Predicate): Value {
  const groups = new FreeMap();
  list.forEach((item, index) => {
    const key = predicate(index);
    if (isList(key) || isMap(key)) throw new EvaluationError('groupBy() cannot group by lists or maps.');
    groups.set(key, [...((groups.get(key) as readonly Value[] | undefined) ?? []), item]);
  });
  return groups;
}

function reduce(list: readonly Value[], predicate: Predicate, initial: Value | undefined): Value {
  const [first] = list;
  if (initial === undefined && first === undefined) throw new EvaluationError('reduce() of an empty list needs a value to begin with.');
  let accumulated: Value = initial === undefined ? first! : initial;
  for (let index = initial === undefined ? 1 : 0; index < list.length; index++) accumulated = predicate(index, accumulated);
  return accumulated;
}

/** Functions that take a list and what to do with its items, by name. @see https://expr-lang.org/docs/language-definition#predicate */
export const overItems: ReadonlyMap<string, OverItems> = new Map<string, OverItems>([
  ['all', (list, predicate) => list.every((_, index) => holds('all', predicate!(index)))],
  ['any', (list, predicate) => list.some((_, index) => holds('any', predicate!(index)))],
  ['none', (list, predicate) => !list.some((_, index) => holds('none', predicate!(index)))],
  ['one', (list, predicate) => chosen('one', list, predicate!).length === 1],
  ['filter', (list, predicate) => chosen('filter', list, predicate!).map((index) => list[index]!)],
  ['count', (list, predicate = (index) => list[index]!) => BigInt(chosen('count', list, predicate).length)],
  ['map', (list, predicate) => {
    limitSize(list.length);
    return list.map((_, index) => predicate!(index));
  }],
  ['sum', (list, predicate = (index) => list[index]!) => list.reduce<Value>((sum, _, index) => operators['+'](predicate(index), sum), 0n)],
  search('find', 1, (list, index) => list[index]!),
  search('findLast', -1, (list, index) => list[index]!),
  search('findIndex', 1, (_, index) => BigInt(index)),
  search('findLastIndex', -1, (_, index) => BigInt(index)),
  ['groupBy', (list, predicate) => groupBy(list, predicate!)],
  ['sortBy', (list, predicate, order = 'asc') => sorted('sortBy', list, order, predicate!)],
  ['reduce', (list, predicate, initial) => reduce(list, predicate!, initial)],
]);
