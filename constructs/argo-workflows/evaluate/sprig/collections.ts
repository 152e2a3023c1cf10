import { textOf } from '../arguments';
import { EvaluationError } from '../evaluation-error';
import { readJson, writeJson, type JsonOptions } from '../json';
import { areIdentical, compareTexts, isList, isMap, sortedEntries, typeName, type Value, type ValueMap } from '../value';
import { isEmpty, orElse, sprig, type Named } from './function';
import { toInteger } from './numbers';
import { print, texts } from './texts';

function listOf(name: string, value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw new EvaluationError(`sprig.${name}() needs a list, and is given ${typeName(value)}.`);
}

/** A function on a list, under its name and under `must…`: both end the evaluation where they fail. */
function both(name: string, run: (list: readonly Value[], ...more: readonly Value[]) => Value, more = ''): Named[] {
  const must = `must${name[0]!.toUpperCase()}${name.slice(1)}`;
  return [name, must].map((one) => sprig(one, `v${more}`, (list, ...rest) => run(listOf(one, list as Value), ...(rest as readonly Value[]))));
}

function includes(list: readonly Value[], value: Value): boolean {
  return list.some((item) => areIdentical(item, value));
}

function chunks(size: number, list: readonly Value[]): Value {
  if (size < 1) throw new EvaluationError(`sprig.chunk() is given ${size}, and a chunk has one item at least.`);
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

function slice(list: readonly Value[], indices: readonly Value[]): Value {
  if (list.length === 0) return null;
  const start = Number(toInteger(indices[0] ?? 0n));
  const end = indices[1] === undefined ? list.length : Number(toInteger(indices[1]));
  if (start < 0 || end < start || end > list.length) throw new EvaluationError(`sprig.slice() has no items from ${start} to ${end} among ${list.length}.`);
  return list.slice(start, end);
}

function dictionary(values: readonly Value[]): Value {
  const map = new Map<Value, Value>();
  for (let index = 0; index < values.length; index += 2) map.set(print(values[index]!), index + 1 < values.length ? values[index + 1]! : '');
  return map;
}

function dig(values: readonly Value[]): Value {
  const [map, otherwise] = [values.at(-1), values.at(-2)];
  if (values.length < 3) throw new EvaluationError('sprig.dig() takes three or more arguments.');
  let value: Value = map ?? null;
  for (const key of values.slice(0, -2)) {
    if (value === null || !isMap(value)) throw new EvaluationError(`sprig.dig() needs a map where '${print(key)}' is looked for.`);
    if (!value.has(textOf(key, 'sprig.dig()'))) return otherwise!;
    value = value.get(key)!;
  }
  return value;
}

/** Maps in maps are merged too; what is empty gives way, and what is nothing is left out. */
function merge(first: ValueMap, others: readonly ValueMap[], isOverwriting: boolean): ValueMap {
  const result = new Map(first);
  for (const other of others) {
    for (const [key, value] of other) {
      const own = result.get(key);
      if (own !== undefined && own !== null && isMap(own) && value !== null && isMap(value)) result.set(key, merge(own, [value], isOverwriting));
      else if (value !== null && (isOverwriting ? own === undefined || !isEmpty(value) : isEmpty(own))) result.set(key, value);
    }
  }
  return result;
}

function json(name: string, options: JsonOptions): Named[] {
  const [mild, strict] = [`to${name}`, `mustTo${name}`];
  return [sprig(mild, 'v', (value) => orElse('', () => writeJson(value, options))), sprig(strict, 'v', (value) => writeJson(value, options))];
}

const maps = (values: readonly unknown[]): readonly ValueMap[] => values as readonly ValueMap[];

export const collections: readonly Named[] = [
  ...['list', 'tuple'].map((name) => sprig(name, 'v*', (...values) => values)),
  ...['append', 'push'].flatMap((name) => both(name, (list, value) => [...list, value!], 'v')),
  ...both('prepend', (list, value) => [value!, ...list], 'v'),
  ...both('first', (list) => list[0] ?? null),
  ...both('last', (list) => list.at(-1) ?? null),
  ...both('rest', (list) => list.slice(1)),
  ...both('initial', (list) => list.slice(0, -1)),
  ...both('reverse', (list) => [...list].reverse()),
  ...both('compact', (list) => list.filter((item) => !isEmpty(item))),
  ...both('uniq', (list) => list.filter((item, index) => !includes(list.slice(0, index), item))),
  ...both('without', (list, ...omitted) => list.filter((item) => !includes(omitted, item)), 'v*'),
  ...both('slice', (list, ...indices) => slice(list, indices), 'v*'),
  ...['has', 'mustHas'].map((name) => sprig(name, 'vv', (needle, list) => list !== null && includes(listOf(name, list), needle))),
  ...['chunk', 'mustChunk'].map((name) => sprig(name, 'iv', (size, list) => chunks(size, listOf(name, list)))),
  sprig('concat', 'v*', (...lists) => lists.flatMap((list) => listOf('concat', list))),
  sprig('sortAlpha', 'v', (list) => (isList(list) ? texts(list).sort(compareTexts) : [print(list)])),
  sprig('dict', 'v*', (...values) => dictionary(values)),
  sprig('get', 'ms', (map, key) => (map.has(key) ? map.get(key)! : '')),
  sprig('set', 'msv', (map, key, value) => new Map([...map, [key, value]])),
  sprig('unset', 'ms', (map, key) => new Map([...map].filter(([name]) => name !== key))),
  sprig('hasKey', 'ms', (map, key) => map.has(key)),
  sprig('pluck', 'sm*', (key, ...dicts) => maps(dicts).flatMap((map) => (map.has(key as Value) ? [map.get(key as Value)!] : []))),
  sprig('keys', 'm*', (...dicts) => maps(dicts).flatMap((map) => sortedEntries(map).map(([key]) => key))),
  sprig('values', 'm', (map) => sortedEntries(map).map(([, value]) => value)),
  sprig('pick', 'ms*', (map, ...keys) => new Map([...(map as ValueMap)].filter(([key]) => keys.includes(key)))),
  sprig('omit', 'ms*', (map, ...keys) => new Map([...(map as ValueMap)].filter(([key]) => !keys.includes(key)))),
  ...['merge', 'mustMerge'].map((name) => sprig(name, 'mm*', (map, ...others) => merge(map as ValueMap, maps(others), false))),
  ...['mergeOverwrite', 'mustMergeOverwrite'].map((name) => sprig(name, 'mm*', (map, ...others) => merge(map as ValueMap, maps(others), true))),
  sprig('dig', 'v*', (...values) => dig(values)),
  ...['deepCopy', 'mustDeepCopy'].map((name) => sprig(name, 'v', (value) => value)),
  sprig('default', 'vv*', (otherwise, ...given) => (isEmpty(given[0]) ? otherwise : given[0]!)),
  sprig('empty', 'v', isEmpty),
  sprig('coalesce', 'v*', (...values) => values.find((value) => !isEmpty(value)) ?? null),
  sprig('all', 'v*', (...values) => !values.some(isEmpty)),
  sprig('any', 'v*', (...values) => values.some((value) => !isEmpty(value))),
  sprig('ternary', 'vvb', (yes, no, condition) => (condition ? yes : no)),
  sprig('fromJson', 's', (text) => orElse(null, () => readJson(text))),
  sprig('mustFromJson', 's', readJson),
  ...json('Json', {}),
  ...json('PrettyJson', { isPretty: true }),
  ...['toRawJson', 'mustToRawJson'].map((name) => sprig(name, 'v', (value) => writeJson(value, { keepsMarkup: true }))),
  sprig('deepEqual', 'vv', areIdentical),
  sprig('kindOf', 'v', kindOf),
  sprig('kindIs', 'sv', (kind, value) => kind === kindOf(value)),
];

function kindOf(value: Value): string {
  const kinds: Readonly<Record<string, string>> = { nil: 'invalid', float: 'float64', array: 'slice' };
  return kinds[typeName(value)] ?? typeName(value);
}
