import { booleanOf, countOf, floatOf, integerOf, limitSize, listOf, mapOf, textOf, wrongType } from './arguments';
import { byteIndex, byteLength } from './bytes';
import { EvaluationError } from './evaluation-error';
import { readJson, writeJson } from './json';
import { integer, orderOf, truncated } from './operators';
import { replaceText, splitText, splitTextAfter, trimCharacters, trimPrefix, trimSpace, trimSuffix } from './split';
import { areEqual, formatValue, FreeMap, isList, isMap, isNumber, keyIn, sortedEntries, typeName, type Value, type ValueFunction, type ValueMap } from './value';

/** A function with the numbers of arguments that it takes. */
function of(name: string, [least, most]: readonly [number, number], run: ValueFunction): [string, ValueFunction] {
  return [name, (...args) => {
    if (args.length >= least && args.length <= most) return run(...args);
    const wanted = least === most ? String(least) : most === Infinity ? `${least} or more` : `${least} to ${most}`;
    throw new EvaluationError(`${name}() takes ${wanted} arguments, and has ${args.length}.`);
  }];
}

/** A function of texts alone. */
function onTexts(name: string, count: readonly [number, number], run: (...texts: string[]) => Value): [string, ValueFunction] {
  return of(name, count, (...args) => run(...args.map((arg) => textOf(arg, `${name}()`))));
}

function onIntegers(name: string, run: (x: bigint, y: bigint) => bigint): [string, ValueFunction] {
  return of(name, [2, 2], (x, y) => integer(run(integerOf(x, `${name}()`), integerOf(y, `${name}()`))));
}

function shiftOf(bits: bigint): bigint {
  if (bits < 0n) throw new EvaluationError(`${bits} bits cannot be shifted.`);
  return bits > 64n ? 64n : bits;
}

function refused(name: string, reason: string): [string, ValueFunction] {
  return [name, () => {
    throw new EvaluationError(`${name}() is not simulated: ${reason}.`, 'refused');
  }];
}

/** A length, in characters where it is a text. */
function lengthOf(value: Value): bigint {
  if (typeof value === 'string') return BigInt([...value].length);
  if (isList(value)) return BigInt(value.length);
  return BigInt(mapOf(value, 'len()').size);
}

function toInteger(value: Value): Value {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return truncated(value);
  if (typeof value !== 'string') throw wrongType('int()', value);
  const number = /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : undefined;
  if (number === undefined || integer(number) !== number) throw new EvaluationError(`int() is given '${value}', which is no whole number.`);
  return number;
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const infinite = /^([+-]?)inf(?:inity)?$/i;

/** @returns undefined where it is none, or too large for one */
export function parseFloatText(text: string): number | undefined {
  if (/^nan$/i.test(text)) return NaN;
  const sign = infinite.exec(text)?.[1];
  if (sign !== undefined) return sign === '-' ? -Infinity : Infinity;
  return decimal.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function toFloat(value: Value): Value {
  const float = typeof value === 'string' ? parseFloatText(value) : isNumber(value) ? Number(value) : undefined;
  if (float !== undefined) return float;
  throw typeof value === 'string' ? new EvaluationError(`float() is given '${value}', which is no number.`) : wrongType('float()', value);
}

/** Away from zero where it is half. */
function round(value: number): number {
  const [whole, size] = [Math.trunc(value), Math.abs(value)];
  return size - Math.abs(whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

function numbersIn(name: string, values: readonly Value[]): (bigint | number)[] {
  return values.flatMap((value) => {
    if (isList(value)) return numbersIn(name, value);
    if (isNumber(value)) return [value];
    throw wrongType(`${name}()`, value);
  });
}

function extreme(name: string, isBetter: (order: number) => boolean): [string, ValueFunction] {
  return of(name, [1, Infinity], (...args) => {
    const [only] = args;
    if (args.length === 1 && only !== undefined && !isList(only)) return only;
    return numbersIn(name, args).reduce<Value>((best, value) => (best === null || isBetter(orderOf(name, value, best)) ? value : best), null);
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function repeat(text: string, count: number): string {
  if (count < 0) throw new EvaluationError(`repeat() is given ${count}, and a text cannot be repeated less than 0 times.`);
  limitSize(byteLength(text) * count);
  return text.repeat(count);
}

function fromBase64(text: string): string {
  const clean = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(clean)) throw new EvaluationError(`fromBase64() is given '${text}', which is no base64.`);
  return Buffer.from(clean, 'base64').toString();
}

export function mapKey(map: ValueMap, key: Value): Value {
  const name = keyIn(map, key);
  if (name === undefined) throw wrongType('A map with texts as keys', key);
  return name;
}

/** @returns null where there is no such item */
function lookUp(from: Value, key: Value): Value {
  if (isMap(from)) return from.get(mapKey(from, key)) ?? null;
  if (typeof from !== 'string' && !isList(from)) return null;
  const items: readonly Value[] = typeof from === 'string' ? [...Buffer.from(from)].map(BigInt) : from;
  const index = countOf(key, 'get()');
  return items[index < 0 ? items.length + index : index] ?? null;
}

function take(list: readonly Value[], count: number): Value {
  if (count < 0) throw new EvaluationError(`take() is given ${count}, and less than 0 items cannot be taken.`);
  return list.slice(0, count);
}

function fromPairs(list: readonly Value[]): Value {
  return new FreeMap(list.map((pair) => {
    const [key, value, ...more] = listOf(pair, 'fromPairs()');
    if (key === undefined || value === undefined || more.length > 0) throw new EvaluationError(`fromPairs() is given '${formatValue(pair)}', which is no pair.`);
    return [key, value];
  }));
}

function uniq(list: readonly Value[]): Value {
  const kept: Value[] = [];
  for (const item of list) if (!kept.some((one) => areEqual(one, item))) kept.push(item);
  return kept;
}

function flatten(list: readonly Value[]): Value[] {
  return list.flatMap((item) => (isList(item) ? flatten(item) : [item]));
}

/** In rising order, or falling where `order` is `desc`; by `by` where what counts is not the item itself. */
export function sorted(name: string, list: readonly Value[], order: Value, by: (index: number) => Value): Value {
  if (order !== 'asc' && order !== 'desc') throw new EvaluationError(`${name}() is given the order '${formatValue(order)}', and knows 'asc' and 'desc'.`);
  const keys = list.map((_, index) => by(index));
  const places = keys.map((_, index) => index).sort((a, b) => (order === 'desc' ? orderOf('<', keys[b]!, keys[a]!) : orderOf('<', keys[a]!, keys[b]!)));
  return places.map((place) => list[place]!);
}

const noClock = 'it needs the clock, and a run must be the same at every time';
const noTimes = 'expressions have no times here. Pass the time as text';

/** Functions of the language but those over items, by name. @see https://expr-lang.org/docs/language-definition */
export const builtins: ReadonlyMap<string, ValueFunction> = new Map<string, ValueFunction>([
  of('len', [1, 1], (value) => lengthOf(value!)),
  of('type', [1, 1], (value) => typeName(value!)),
  of('abs', [1, 1], (value) => (typeof value === 'bigint' ? integer(value < 0n ? -value : value) : Math.abs(floatOf(value, 'abs()')))),
  of('ceil', [1, 1], (value) => Math.ceil(floatOf(value, 'ceil()'))),
  of('floor', [1, 1], (value) => Math.floor(floatOf(value, 'floor()'))),
  of('round', [1, 1], (value) => round(floatOf(value, 'round()'))),
  of('int', [1, 1], (value) => toInteger(value!)),
  of('float', [1, 1], (value) => toFloat(value!)),
  of('string', [1, 1], (value) => formatValue(value!)),
  onTexts('trim', [1, 2], (text, characters) => (characters === undefined ? trimSpace(text!) : trimCharacters(text!, characters))),
  onTexts('trimPrefix', [1, 2], (text, prefix = ' ') => trimPrefix(text!, prefix)),
  onTexts('trimSuffix', [1, 2], (text, suffix = ' ') => trimSuffix(text!, suffix)),
  onTexts('upper', [1, 1], (text) => text!.toUpperCase()),
  onTexts('lower', [1, 1], (text) => text!.toLowerCase()),
  of('split', [2, 3], (text, separator, most) => splitText(textOf(text, 'split()'), textOf(separator, 'split()'), most === undefined ? -1 : countOf(most, 'split()'))),
  of('splitAfter', [2, 3], (text, separator, most) => splitTextAfter(textOf(text, 'splitAfter()'), textOf(separator, 'splitAfter()'), most === undefined ? -1 : countOf(most, 'splitAfter()'))),
  of('replace', [3, 4], (text, part, other, most) => replaceText(textOf(text, 'replace()'), textOf(part, 'replace()'), textOf(other, 'replace()'), most === undefined ? -1 : countOf(most, 'replace()'))),
  of('repeat', [2, 2], (text, count) => repeat(textOf(text, 'repeat()'), countOf(count, 'repeat()'))),
  of('join', [1, 2], (list, glue = '') => listOf(list, 'join()').map((item) => textOf(item, 'join()')).join(textOf(glue, 'join()'))),
  onTexts('indexOf', [2, 2], (text, part) => BigInt(byteIndex(text!, text!.indexOf(part!)))),
  onTexts('lastIndexOf', [2, 2], (text, part) => BigInt(byteIndex(text!, text!.lastIndexOf(part!)))),
  onTexts('hasPrefix', [2, 2], (text, part) => text!.startsWith(part!)),
  onTexts('hasSuffix', [2, 2], (text, part) => text!.endsWith(part!)),
  extreme('max', (order) => order > 0),
  extreme('min', (order) => order < 0),
  of('mean', [1, Infinity], (...args) => {
    const numbers = numbersIn('mean', args).map(Number);
    return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  }),
  of('median', [1, Infinity], (...args) => median(numbersIn('median', args).map(Number))),
  of('toJSON', [1, 1], (value) => writeJson(value!, { isPretty: true })),
  onTexts('fromJSON', [1, 1], (text) => readJson(text!)),
  onTexts('toBase64', [1, 1], (text) => Buffer.from(text!).toString('base64')),
  onTexts('fromBase64', [1, 1], (text) => fromBase64(text!)),
  refused('now', noClock),
  refused('date', noTimes),
  refused('duration', noTimes),
  refused('timezone', noTimes),
  of('first', [1, 1], (list) => (typeof list === 'string' || isList(list!) ? lookUp(list!, 0n) : null)),
  of('last', [1, 1], (list) => (typeof list === 'string' || isList(list!) ? lookUp(list!, -1n) : null)),
  of('get', [2, 2], (from, key) => lookUp(from!, key!)),
  of('take', [2, 2], (list, count) => take(listOf(list, 'take()'), Number(integerOf(count, 'take()')))),
  of('keys', [1, 1], (map) => sortedEntries(mapOf(map, 'keys()')).map(([key]) => key)),
  of('values', [1, 1], (map) => sortedEntries(mapOf(map, 'values()')).map(([, value]) => value)),
  of('toPairs', [1, 1], (map) => sortedEntries(mapOf(map, 'toPairs()'))),
  of('fromPairs', [1, 1], (list) => fromPairs(listOf(list, 'fromPairs()'))),
  of('reverse', [1, 1], (list) => [...listOf(list, 'reverse()')].reverse()),
  of('uniq', [1, 1], (list) => uniq(listOf(list, 'uniq()'))),
  of('concat', [1, Infinity], (...lists) => lists.flatMap((list) => listOf(list, 'concat()'))),
  of('flatten', [1, 1], (list) => flatten(listOf(list, 'flatten()'))),
  of('sort', [1, 2], (list, order = 'asc') => {
    const items = isList(list!) ? list : [];
    return sorted('sort', items, order, (index) => items[index]!);
  }),
  onIntegers('bitand', (x, y) => x & y),
  onIntegers('bitor', (x, y) => x | y),
  onIntegers('bitxor', (x, y) => x ^ y),
  onIntegers('bitnand', (x, y) => x & ~y),
  onIntegers('bitshl', (x, y) => x << shiftOf(y)),
  onIntegers('bitshr', (x, y) => x >> shiftOf(y)),
  onIntegers('bitushr', (x, y) => BigInt.asUintN(64, x) >> shiftOf(y)),
  of('bitnot', [1, 1], (x) => integer(~integerOf(x, 'bitnot()'))),
]);

/** Whether a condition on an item holds. */
export function holds(name: string, value: Value): boolean {
  return booleanOf(value, `The condition of ${name}()`);
}
