import { YamlError } from './yaml-error';

const letters: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b',
  ' ': ' ', '"': '"', "'": "'", '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The escape sequence that starts with the backslash at `start`.
 * @param json knows `\/`, and surrogate pairs of two escapes, which YAML 1.1 refuses
 */
export function readEscape(text: string, start: number, limit: number, json: boolean): { text: string; end: number } {
  const letter = start + 1 < limit ? text[start + 1] : '';
  if (Object.hasOwn(letters, letter)) return { text: letters[letter], end: start + 2 };
  if (json && letter === '/') return { text: '/', end: start + 2 };
  if (!Object.hasOwn(digits, letter)) throw new YamlError(`\\${letter} means nothing between double quotes: write \\\\${letter}, or use single quotes`, start);
  const end = start + 2 + digits[letter];
  const hex = text.slice(start + 2, Math.min(end, limit));
  if (hex.length < digits[letter] || !/^[0-9a-f]+$/i.test(hex)) throw new YamlError(`${digits[letter]} hexadecimal digits must follow \\${letter}`, start);
  const code = parseInt(hex, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff && !json)) throw new YamlError(`\\${letter}${hex} is no character`, start);
  return { text: code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code), end };
}
