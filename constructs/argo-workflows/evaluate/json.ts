import { EvaluationError } from './evaluation-error';
import { FreeMap, isList, isMap, isNumber, sortedEntries, valueOfJson, type Value } from './value';

export interface JsonOptions {
  /** Each level on lines of its own, with two spaces. @default false */
  readonly isPretty?: boolean;
  /** `<`, `>` and `&` as they are, not as `\u003c`. @default false */
  readonly keepsMarkup?: boolean;
}

/** JSON as Go writes it: keys in order, markup escaped. @throws EvaluationError for what JSON does not have */
export function writeJson(value: Value, options: JsonOptions = {}): string {
  return write(value, options, '\n');
}

function write(value: Value, options: JsonOptions, newline: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value, options);
  if (isNumber(value)) return writeNumber(value);
  const inner = `${newline}  `;
  if (isList(value)) return bracket('[]', value.map((item) => write(item, options, inner)), options, newline);
  if (!isMap(value) || value instanceof FreeMap) throw new EvaluationError(`A ${isMap(value) ? 'map with keys of any type' : 'function'} cannot be written as JSON.`);
  const colon = options.isPretty ? ': ' : ':';
  return bracket('{}', sortedEntries(value).map(([key, item]) => `${writeText(String(key), options)}${colon}${write(item, options, inner)}`), options, newline);
}

function bracket([open, close]: string, items: readonly string[], { isPretty }: JsonOptions, newline: string): string {
  if (items.length === 0 || !isPretty) return `${open}${items.join(',')}${close}`;
  return `${open}${newline}  ${items.join(`,${newline}  `)}${newline}${close}`;
}

function writeNumber(value: bigint | number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new EvaluationError(`The number ${value} cannot be written as JSON.`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function writeText(text: string, { keepsMarkup }: JsonOptions): string {
  const json = JSON.stringify(text).replace(/[\u2028\u2029]/g, escaped);
  return keepsMarkup ? json : json.replace(/[<>&]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** @throws EvaluationError */
export function readJson(text: string): Value {
  try {
    return valueOfJson(JSON.parse(text));
  } catch {
    throw new EvaluationError(`'${text}' is no JSON.`);
  }
}
