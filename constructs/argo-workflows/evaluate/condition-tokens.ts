import type { RE2JS } from 're2js';
import { EvaluationError } from './evaluation-error';
import { patternOf } from './regular-expression';

export type ConditionKind = 'prefix' | 'number' | 'boolean' | 'text' | 'time' | 'accessor' | 'pattern' | 'open' | 'close' | 'comparator' | 'modifier' | 'logical' | 'ternary' | 'separator';

export interface ConditionToken {
  readonly kind: ConditionKind;
  readonly value: string | number | boolean | RE2JS;
  /** A word without quotes stands for a text, but not where a sign stands before it. */
  readonly isWord: boolean;
}

const signs: Readonly<Record<string, ConditionKind>> = Object.fromEntries(
  Object.entries({ modifier: '+ - * / % ** & | ^ << >>', logical: '&& ||', comparator: '== != > >= < <= =~ !~ in', ternary: '? : ??' } as const)
    .flatMap(([kind, all]) => all.split(' ').map((sign) => [sign, kind as ConditionKind])),
);
const prefixes = new Set(['-', '!', '~']);

const afterValue: readonly ConditionKind[] = ['modifier', 'comparator', 'logical', 'close', 'ternary', 'separator'];
const values: readonly ConditionKind[] = ['number', 'boolean', 'text', 'time', 'accessor', 'open'];
const next: Readonly<Record<ConditionKind | 'start', readonly ConditionKind[]>> = {
  start: ['prefix', ...values],
  open: ['prefix', ...values, 'close'],
  close: [...afterValue, 'number', 'boolean', 'text', 'time', 'open'],
  number: afterValue,
  boolean: afterValue,
  text: afterValue,
  time: afterValue.filter((kind) => kind !== 'ternary'),
  pattern: afterValue.filter((kind) => kind !== 'ternary'),
  accessor: [...afterValue, 'open'],
  modifier: ['prefix', ...values.filter((kind) => kind !== 'time'), 'close'],
  comparator: ['prefix', ...values, 'pattern', 'close'],
  logical: ['prefix', ...values, 'close'],
  prefix: ['number', 'boolean', 'accessor', 'open', 'close'],
  ternary: ['prefix', ...values, 'separator'],
  separator: ['prefix', ...values],
};
const ends: readonly string[] = ['close', 'pattern', 'number', 'boolean', 'text', 'time', 'accessor'];

const token = /\s*(?:(\p{Nd}[xX]?|\.)|(,)|\[((?:\\[^]|[^\]])*)(\]?)|(\p{L})|['"]((?:\\[^]|[^'"\\])*)(['"]?)|([()])|((?:\\[^]|[^\p{Nd}\p{L}()[\]'"\s])+))/uy;
const figures = /(?:\\[^]|[\p{Nd}.])+/uy;
const word = /(?:\\[^]|[\p{L}\p{Nd}_.])+/uy;

/** Splits a condition whose tags are filled in. @throws EvaluationError */
export function tokenizeCondition(text: string): ConditionToken[] {
  const tokens: ConditionToken[] = [];
  for (let at = 0; text.slice(at).trim() !== ''; at = token.lastIndex) {
    token.lastIndex = at;
    tokens.push(readToken(text, at, tokens.at(-1)?.kind ?? 'start'));
  }
  const marked = tokens.map((one, index) => (isPattern(one, tokens[index - 1]) && !one.isWord ? { ...one, kind: 'pattern' as const } : one));
  checkOrder(marked, text);
  return tokens.map((one, index) => (isPattern(one, tokens[index - 1]) ? patternFrom(one) : one));
}

/** A text to the right of `=~` is read as a pattern at once. */
function isPattern({ kind }: ConditionToken, before: ConditionToken | undefined): boolean {
  return kind === 'text' && before?.kind === 'comparator' && (before.value === '=~' || before.value === '!~');
}

function patternFrom({ value, isWord }: ConditionToken): ConditionToken {
  return { kind: 'pattern', value: patternOf(String(value)), isWord };
}

function readToken(text: string, from: number, before: ConditionKind | 'start'): ConditionToken {
  const found = token.exec(text);
  if (!found) throw wrong(text, `'${text.slice(from).trim()}' is not understood`);
  const [whole, digit, comma, name, nameEnd, letter, quoted, quote, bracket, sign] = found;
  const start = from + whole.length - whole.trimStart().length;
  if (digit !== undefined) return readNumber(text, start);
  if (comma !== undefined) return of('separator', ',');
  if (name !== undefined) return nameEnd === ']' ? of('text', unescaped(name), true) : fail(text, "']' is missing");
  if (letter !== undefined) return readWord(text, start);
  if (quoted !== undefined) return quote !== '' ? readText(unescaped(quoted)) : fail(text, 'a text is not closed');
  if (bracket !== undefined) return of(bracket === '(' ? 'open' : 'close', bracket);
  const kind = next[before].includes('prefix') && prefixes.has(sign!) ? 'prefix' : signs[sign!];
  return kind === undefined ? fail(text, `'${sign}' is no operator. Texts with signs in them stand in quotes`) : of(kind, sign!);
}

function of(kind: ConditionKind, value: string | number | boolean, isWord = false): ConditionToken {
  return { kind, value, isWord };
}

function readNumber(text: string, start: number): ConditionToken {
  const hex = /0x([\da-fA-F]*)/y;
  hex.lastIndex = start;
  const digits = hex.exec(text)?.[1];
  token.lastIndex = digits === undefined ? endOf(figures, text, start) : hex.lastIndex;
  const written = text.slice(start, token.lastIndex);
  const value = digits === undefined ? (/^(\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : NaN) : digits === '' ? NaN : Number(`0x${digits}`);
  return Number.isNaN(value) ? fail(text, `'${written}' is no number`) : of('number', value);
}

function readWord(text: string, start: number): ConditionToken {
  token.lastIndex = endOf(word, text, start);
  const name = unescaped(text.slice(start, token.lastIndex));
  if (name === 'true' || name === 'false') return of('boolean', name === 'true');
  if (name === 'in' || name === 'IN') return of('comparator', 'in');
  const [, ...fields] = name.split('.');
  if (fields.some((field) => field === '' || field[0] !== field[0]!.toUpperCase())) fail(text, `'${name}' stands for nothing. Texts with dots in them stand in quotes`);
  return of(fields.length > 0 ? 'accessor' : 'text', name, true);
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.exec(text);
  return pattern.lastIndex;
}

function unescaped(text: string): string {
  return text.replace(/\\([^])/g, '$1');
}

/** A text that reads like a time is that moment, in seconds. */
function readText(text: string): ConditionToken {
  const time = secondsOf(text);
  return time === undefined ? of('text', text) : of('time', time);
}

const isoTime = /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function secondsOf(text: string): number | undefined {
  const found = isoTime.exec(text);
  if (!found) return undefined;
  const [, year, month, day, separator, hour = '00', minute, second = '00', zone] = found;
  if (separator === 'T' ? zone === undefined : separator === ' ' && (minute === undefined || (zone !== undefined && found[7] === undefined))) return undefined;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute ?? '00'}:${second}${zone === undefined ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`);
  const isReal = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  return Number.isNaN(time) || !isReal ? undefined : Math.floor(time / 1000);
}

function checkOrder(tokens: readonly ConditionToken[], text: string): void {
  let state: ConditionKind | 'start' = 'start';
  let open = 0;
  for (const { kind, value, isWord } of tokens) {
    if (!next[state].includes(kind)) throw wrong(text, `'${value}' is not expected${isWord ? '. Texts stand in quotes' : ''}`);
    open += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    state = kind;
  }
  if (open !== 0) throw wrong(text, open > 0 ? "')' is missing" : "')' closes nothing");
  if (!ends.includes(state)) throw wrong(text, 'it ends where a value is expected');
}

function wrong(text: string, reason: string): EvaluationError {
  return new EvaluationError(`The condition '${text}' cannot be evaluated: ${reason}.`);
}

function fail(text: string, reason: string): never {
  throw wrong(text, reason);
}
