import { ArrayList, type ListValue } from '../values/list';
import { EvaluationError, type Value } from '../values/value';
import { overload, type Overload } from './overload';
import { formatString } from './string-format';

// Positions count code points, not JavaScript's UTF-16 units.
const codePoints = (text: string): string[] => Array.from(text);

function position(index: bigint, length: number): number {
  if (index < 0n || index > BigInt(length)) throw new EvaluationError(`index out of range: ${index}`);
  return Number(index);
}

function charAt(text: string, index: bigint): string {
  const characters = codePoints(text);
  return characters[position(index, characters.length)] ?? '';
}

function indexOf(text: string, part: string, from = 0n): bigint {
  if (part === '') return from;
  if (from < 0n) throw new EvaluationError(`index out of range: ${from}`);
  const [characters, wanted] = [codePoints(text), codePoints(part)];
  for (let index = Number(from); index <= characters.length - wanted.length; index++) {
    if (startsAt(characters, wanted, index)) return BigInt(index);
  }
  return -1n;
}

function lastIndexOf(text: string, part: string, from?: bigint): bigint {
  const [characters, wanted] = [codePoints(text), codePoints(part)];
  if (part === '') return from ?? BigInt(characters.length);
  if (from !== undefined && from < 0n) throw new EvaluationError(`index out of range: ${from}`);
  if (from !== undefined && from >= BigInt(characters.length)) return -1n;
  const last = characters.length - wanted.length;
  for (let index = Math.min(Number(from ?? last), last); index >= 0; index--) {
    if (startsAt(characters, wanted, index)) return BigInt(index);
  }
  return -1n;
}

function startsAt(characters: readonly string[], part: readonly string[], index: number): boolean {
  return part.every((character, offset) => characters[index + offset] === character);
}

function substring(text: string, start: bigint, end?: bigint): string {
  const characters = codePoints(text);
  if (end !== undefined && start > end) throw new EvaluationError(`invalid substring range: ${start} to ${end}`);
  const from = position(start, characters.length);
  return characters.slice(from, end === undefined ? undefined : position(end, characters.length)).join('');
}

/** The first `limit` occurrences; all of them where the limit is negative. An empty part stands before each character and at the end. */
function replace(text: string, part: string, replacement: string, limit = -1n): string {
  if (limit === 0n) return text;
  const pieces = part === '' ? ['', ...codePoints(text), ''] : text.split(part);
  const count = limit < 0n || limit >= BigInt(pieces.length) ? pieces.length - 1 : Number(limit);
  const replaced = pieces.slice(0, count + 1).join(replacement);
  return [replaced, ...pieces.slice(count + 1)].join(part);
}

function split(text: string, separator: string, limit = -1n): ListValue {
  if (limit === 0n) return new ArrayList([]);
  const pieces = separator === '' ? codePoints(text) : text.split(separator);
  if (limit < 0n || BigInt(pieces.length) <= limit) return new ArrayList(pieces);
  const kept = Number(limit) - 1;
  return new ArrayList([...pieces.slice(0, kept), pieces.slice(kept).join(separator)]);
}

function join(list: ListValue, separator = ''): string {
  return list.toArray().map(expectString).join(separator);
}

function expectString(value: Value): string {
  if (typeof value === 'string') return value;
  throw new EvaluationError('join: an element is not a string');
}

const quotes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

const quote = (text: string): string => `"${Buffer.from(text).toString().replace(/[\x07\b\f\n\r\t\v\\"]/g, (character: string) => quotes[character]!)}"`;

// Go's white space: Unicode's, without the zero-width mark that JavaScript trims as well.
const trim = (text: string): string => text.replace(/^[\s\x85]+|[\s\x85]+$/g, (space) => (space.includes('\ufeff') ? keepMarks(space) : ''));

function keepMarks(space: string): string {
  return space.slice(space.indexOf('\ufeff'), space.lastIndexOf('\ufeff') + 1);
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const upperAscii = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** String functions: those of CEL itself, and the extension in the version that Kubernetes has. */
export const stringFunctions: readonly Overload[] = [
  overload('string.contains(string) -> bool', (text: string, part: string) => text.includes(part)),
  overload('string.startsWith(string) -> bool', (text: string, part: string) => text.startsWith(part)),
  overload('string.endsWith(string) -> bool', (text: string, part: string) => text.endsWith(part)),
  overload('string.charAt(int) -> string', charAt),
  overload('string.indexOf(string) -> int', indexOf),
  overload('string.indexOf(string, int) -> int', indexOf),
  overload('string.lastIndexOf(string) -> int', lastIndexOf),
  overload('string.lastIndexOf(string, int) -> int', lastIndexOf),
  overload('string.lowerAscii() -> string', lowerAscii),
  overload('string.upperAscii() -> string', upperAscii),
  overload('string.replace(string, string) -> string', replace),
  overload('string.replace(string, string, int) -> string', replace),
  overload('string.split(string) -> list<string>', split),
  overload('string.split(string, int) -> list<string>', split),
  overload('string.substring(int) -> string', substring),
  overload('string.substring(int, int) -> string', substring),
  overload('string.trim() -> string', trim),
  overload('list<string>.join() -> string', join),
  overload('list<string>.join(string) -> string', join),
  overload('string.format(list<dyn>) -> string', formatString),
  overload('strings.quote(string) -> string', quote),
];
