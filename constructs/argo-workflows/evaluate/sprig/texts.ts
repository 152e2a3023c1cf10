import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { limitSize } from '../arguments';
import { byteLength, sliceBytes } from '../bytes';
import { EvaluationError } from '../evaluation-error';
import { findsMatch, patternOf } from '../regular-expression';
import { replaceText, splitText, trimCharacters, trimPrefix, trimSpace, trimSuffix } from '../split';
import { formatValue, isList, type Value } from '../value';
import { orElse, sprig, type Named } from './function';

/** A value as text, as sprig prints it. */
export function print(value: Value): string {
  return formatValue(value);
}

/** The items of a list as texts, without what is nothing; any other value as the only one. */
export function texts(value: Value): string[] {
  if (value === null) return [];
  return isList(value) ? value.filter((item) => item !== null).map(print) : [print(value)];
}

/** In quotes as Go writes them. */
export function quote(text: string): string {
  return `"${[...text].map(quoted).join('')}"`;
}

const short: Readonly<Record<string, string>> = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '"': '\\"', '\\': '\\\\' };

function quoted(character: string): string {
  const code = character.codePointAt(0)!;
  if (short[character] !== undefined) return short[character];
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

function substring(start: number, end: number, text: string): string {
  const length = byteLength(text);
  const [from, to] = start < 0 ? [0, end] : [start, end < 0 || end > length ? length : end];
  if (from > to || from > length || to < 0 || to > length) throw new EvaluationError(`sprig.substr() has no part from ${start} to ${end} of '${text}'.`);
  return sliceBytes(text, from, to);
}

function truncate(count: number, text: string): string {
  const length = byteLength(text);
  if (count < 0) return length + count > 0 ? sliceBytes(text, length + count, length) : text;
  return length > count ? sliceBytes(text, 0, count) : text;
}

function abbreviate(width: number, text: string): string {
  return width < 4 || byteLength(text) <= width ? text : `${sliceBytes(text, 0, width - 3)}...`;
}

function repeat(count: number, text: string): string {
  if (count < 0) throw new EvaluationError(`sprig.repeat() is given ${count}, and a text cannot be repeated less than 0 times.`);
  limitSize(count * byteLength(text));
  return text.repeat(count);
}

function indent(spaces: number, text: string): string {
  const pad = repeat(spaces, ' ');
  return pad + text.replaceAll('\n', `\n${pad}`);
}

function decode(text: string, pattern: RegExp, run: () => string): string {
  if (pattern.test(text.replace(/[\r\n]/g, ''))) return run();
  throw new EvaluationError(`'${text}' is not encoded as it should be.`, 'refused');
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function toBase32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => base32[parseInt(five.padEnd(5, '0'), 2)]).join('');
  return letters.padEnd(Math.ceil(letters.length / 8) * 8, '=');
}

function fromBase32(text: string): string {
  const bits = [...text.replace(/[=\r\n]/g, '')].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString();
}

function hash(name: string, algorithm: string): Named {
  return sprig(name, 's', (text) => createHash(algorithm).update(text).digest('hex'));
}

function adler32(text: string): string {
  let [a, b] = [1, 0];
  for (const byte of Buffer.from(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(b * 65536 + a);
}

/** Parts by `_0`, `_1` and so on. */
function parts(list: readonly string[]): Value {
  return new Map(list.map((part, index) => [`_${index}`, part]));
}

function capitalized(text: string, change: (letter: string) => string): string {
  return text.replace(/(^|[\s])(\S)/gu, (_, before: string, letter: string) => before + change(letter));
}

function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => (/[\p{Lu}\p{Lt}]/u.test(letter) ? letter.toLowerCase() : letter.toUpperCase()));
}

function initials(text: string): string {
  return (text.match(/(?<=^|\s)\S/gu) ?? []).join('');
}

/** Both spellings of a function on regular expressions; the second one says what is wrong where the first gives up, and so do we in both. */
function regex<const Kinds extends string>(name: string, kinds: Kinds, run: Parameters<typeof sprig<Kinds>>[2]): Named[] {
  return [sprig(`regex${name}`, kinds, run), sprig(`mustRegex${name}`, kinds, run)];
}

function matchesOf(pattern: string, text: string, most = -1): string[] {
  const matcher = patternOf(pattern).matcher(text);
  const found: string[] = [];
  while ((most < 0 || found.length < most) && matcher.find()) found.push(matcher.group() ?? '');
  return found;
}

/** `$1`, `${1}` and `${name}` stand for groups, `$$` for itself; a group that is not there for nothing. */
function replaceMatches(pattern: string, text: string, write: (group: (name: string) => string) => string): string {
  const compiled = patternOf(pattern);
  const matcher = compiled.matcher(text);
  let [result, at] = ['', 0];
  while (matcher.find()) {
    result += text.slice(at, matcher.start()) + write((name) => groupOf(matcher, name, compiled.groupCount()));
    at = matcher.end();
  }
  return result + text.slice(at);
}

type Matcher = ReturnType<ReturnType<typeof patternOf>['matcher']>;

function groupOf(matcher: Matcher, name: string, count: number): string {
  if (/^\d+$/.test(name)) return Number(name) <= count ? matcher.group(Number(name)) ?? '' : '';
  try {
    return matcher.group(name) ?? '';
  } catch {
    return '';
  }
}

function expand(template: string, group: (name: string) => string): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => (whole === '$$' ? '$' : group(braced ?? bare ?? '')));
}

/** Parts between matches, the last one with what follows the last match; an empty match at the very start does not count. */
function splitByPattern(pattern: string, text: string, most: number): string[] {
  if (most === 0) return [];
  if (pattern !== '' && text === '') return [''];
  const matcher = patternOf(pattern).matcher(text);
  const found: string[] = [];
  let [begin, end] = [0, 0];
  while ((most < 0 || found.length < most - 1) && matcher.find()) {
    end = matcher.start();
    if (matcher.end() !== 0) found.push(text.slice(begin, end));
    begin = matcher.end();
  }
  return end === text.length ? found : [...found, text.slice(begin)];
}

export const textFunctions: readonly Named[] = [
  ['hello', () => 'Hello!'],
  sprig('abbrev', 'is', abbreviate),
  sprig('trunc', 'is', truncate),
  sprig('trim', 's', trimSpace),
  sprig('upper', 's', (text) => text.toUpperCase()),
  sprig('lower', 's', (text) => text.toLowerCase()),
  sprig('title', 's', (text) => text.replace(/(?<![\p{L}\p{Nd}_'])\p{L}/gu, (letter) => letter.toUpperCase())),
  sprig('untitle', 's', (text) => capitalized(text, (letter) => letter.toLowerCase())),
  sprig('substr', 'iis', substring),
  sprig('repeat', 'is', repeat),
  ...['trimAll', 'trimall'].map((name) => sprig(name, 'ss', (characters, text) => trimCharacters(text, characters))),
  sprig('trimSuffix', 'ss', (suffix, text) => trimSuffix(text, suffix)),
  sprig('trimPrefix', 'ss', (prefix, text) => trimPrefix(text, prefix)),
  sprig('nospace', 's', (text) => text.replace(/\s/gu, '')),
  sprig('initials', 's', initials),
  sprig('swapcase', 's', swapCase),
  sprig('contains', 'ss', (part, text) => text.includes(part)),
  sprig('hasPrefix', 'ss', (part, text) => text.startsWith(part)),
  sprig('hasSuffix', 'ss', (part, text) => text.endsWith(part)),
  sprig('quote', 'v*', (...values) => values.filter((value) => value !== null).map((value) => quote(print(value))).join(' ')),
  sprig('squote', 'v*', (...values) => values.filter((value) => value !== null).map((value) => `'${print(value)}'`).join(' ')),
  sprig('cat', 'v*', (...values) => values.filter((value) => value !== null).map(print).join(' ')),
  sprig('indent', 'is', indent),
  sprig('nindent', 'is', (spaces, text) => `\n${indent(spaces, text)}`),
  sprig('replace', 'sss', (part, other, text) => replaceText(text, part, other)),
  sprig('plural', 'ssi', (one, many, count) => (count === 1 ? one : many)),
  sprig('toString', 'v', print),
  sprig('split', 'ss', (separator, text) => parts(splitText(text, separator))),
  sprig('splitn', 'sis', (separator, most, text) => parts(splitText(text, separator, most))),
  sprig('splitList', 'ss', (separator, text) => splitText(text, separator)),
  sprig('toStrings', 'v', texts),
  sprig('join', 'sv', (glue, list) => texts(list).join(glue)),
  hash('sha1sum', 'sha1'),
  hash('sha256sum', 'sha256'),
  hash('sha512sum', 'sha512'),
  sprig('adler32sum', 's', adler32),
  sprig('b64enc', 's', (text) => Buffer.from(text).toString('base64')),
  sprig('b64dec', 's', (text) => decode(text, /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/, () => Buffer.from(text, 'base64').toString())),
  sprig('b32enc', 's', toBase32),
  sprig('b32dec', 's', (text) => decode(text, /^(?:[A-Z2-7]{8})*(?:[A-Z2-7]{2}={6}|[A-Z2-7]{4}={4}|[A-Z2-7]{5}={3}|[A-Z2-7]{7}=)?$/, () => fromBase32(text))),
  sprig('base', 's', (path) => (path === '' ? '.' : /^\/+$/.test(path) ? '/' : posix.basename(path))),
  sprig('dir', 's', (path) => cleaned(path.slice(0, path.lastIndexOf('/') + 1))),
  sprig('clean', 's', cleaned),
  sprig('ext', 's', extensionOf),
  sprig('isAbs', 's', (path) => path.startsWith('/')),
  sprig('osBase', 's', (path) => (path === '' ? '.' : /^\/+$/.test(path) ? '/' : posix.basename(path))),
  sprig('osDir', 's', (path) => cleaned(path.slice(0, path.lastIndexOf('/') + 1))),
  sprig('osClean', 's', cleaned),
  sprig('osExt', 's', extensionOf),
  sprig('osIsAbs', 's', (path) => path.startsWith('/')),
  sprig('fail', 's', (message) => {
    throw new EvaluationError(`sprig.fail() was called: ${message}.`);
  }),
  sprig('regexMatch', 'ss', (pattern, text) => orElse(false, () => findsMatch(pattern, text))),
  sprig('mustRegexMatch', 'ss', findsMatch),
  ...regex('Find', 'ss', (pattern, text) => matchesOf(pattern, text, 1)[0] ?? ''),
  ...regex('FindAll', 'ssi', (pattern, text, most) => matchesOf(pattern, text, most)),
  ...regex('ReplaceAll', 'sss', (pattern, text, template) => replaceMatches(pattern, text, (group) => expand(template, group))),
  ...regex('ReplaceAllLiteral', 'sss', (pattern, text, other) => replaceMatches(pattern, text, () => other)),
  ...regex('Split', 'ssi', splitByPattern),
  sprig('regexQuoteMeta', 's', (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
];

function cleaned(path: string): string {
  const clean = posix.normalize(path);
  return clean.length > 1 ? clean.replace(/\/$/, '') : clean;
}

/** From the last dot of the last part on, be it the first letter. */
function extensionOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last.includes('.') ? last.slice(last.lastIndexOf('.')) : '';
}

