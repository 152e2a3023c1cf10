/**
 * A value of an expression, with the types of Go, in which the controller evaluates it: a whole number is a bigint (of 64 bits), any other a number,
 * so that `1` and `1.0` stay apart; a map is a Map.
 */
export type Value = null | boolean | bigint | number | string | readonly Value[] | ValueMap | ValueFunction;
export type ValueMap = ReadonlyMap<Value, Value>;
export type ValueFunction = (...args: readonly Value[]) => Value;

/** A map with keys of any type, as groupBy and fromPairs make it. It cannot be written as JSON. */
export class FreeMap extends Map<Value, Value> {}

export function isMap(value: Value): value is ValueMap {
  return value instanceof Map;
}

/** What a key is called in a map: only a map with keys of any type has others than texts, and nothing is the empty one. */
export function keyIn(map: ValueMap, key: Value): Value | undefined {
  if (map instanceof FreeMap || typeof key === 'string') return key;
  return key === null ? '' : undefined;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** From what a program has: whole numbers are integers. */
export function valueOf(input: unknown): Value {
  if (input === undefined || input === null) return null;
  if (typeof input === 'number') return Number.isSafeInteger(input) ? BigInt(input) : input;
  if (typeof input === 'string' || typeof input === 'boolean' || typeof input === 'bigint') return input;
  if (Array.isArray(input)) return input.map(valueOf);
  return new Map(Object.entries(input as object).map(([key, value]) => [key, valueOf(value)]));
}

/** From parsed JSON, where every number is a float. */
export function valueOfJson(input: unknown): Value {
  if (Array.isArray(input)) return input.map(valueOfJson);
  if (typeof input !== 'object' || input === null) return input as Value;
  return new Map(Object.entries(input).map(([key, value]) => [key, valueOfJson(value)]));
}

/** For a program: whole numbers are numbers, as long as they are exact. */
export function plainOf(value: Value): unknown {
  if (typeof value === 'bigint') return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (isList(value)) return value.map(plainOf);
  if (isMap(value)) return Object.fromEntries([...value].map(([key, inner]) => [formatValue(key), plainOf(inner)]));
  return value;
}

/** What `type()` says. */
export function typeName(value: Value): string {
  if (value === null) return 'nil';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'function') return 'func';
  return isList(value) ? 'array' : isMap(value) ? 'map' : 'string';
}

/** As Go prints a value with `%v`. */
export function formatValue(value: Value): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return formatFloat(value);
  if (isList(value)) return `[${value.map(formatValue).join(' ')}]`;
  if (isMap(value)) return `map[${sortedEntries(value).map(([key, inner]) => `${formatValue(key)}:${formatValue(inner)}`).join(' ')}]`;
  return typeof value === 'function' ? 'func' : String(value);
}

/** The fewest digits that tell the number; with an exponent below 0.0001 and from 1,000,000 on. */
export function formatFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** By keys, as Go prints and writes maps. */
export function sortedEntries(map: ValueMap): (readonly [Value, Value])[] {
  return [...map].sort(([a], [b]) => compareKeys(a, b));
}

function compareKeys(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  return compareTexts(formatValue(a), formatValue(b));
}

/** By their bytes in UTF-8. */
export function compareTexts(a: string, b: string): number {
  return isAscii(a) && isAscii(b) ? (a < b ? -1 : a > b ? 1 : 0) : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** As `==` has it: numbers by their amount, lists item by item, everything else by type and content. */
export function areEqual(a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) return typeof a === typeof b ? a === b : Number(a) === Number(b);
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => areEqual(item, b[index]));
  return areIdentical(a, b);
}

/** Of the same types all the way down. */
export function areIdentical(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => areIdentical(item, b[index]));
  if (isMap(a) && isMap(b)) return a.size === b.size && [...a].every(([key, value]) => b.has(key) && areIdentical(value, b.get(key)!));
  return a === b;
}
