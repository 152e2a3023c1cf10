import type { ScalarNode } from './node';
import { YamlError } from './yaml-error';

export type ScalarValue = string | number | bigint | boolean | null;

/**
 * What a scalar means to Go's reader, which takes more for numbers than YAML 1.2 and less than YAML 1.1: `yes` and `on` are true,
 * `0o7`, `017` and `0b1` integers, underscores are dropped; `12:30`, `=` and dates are text.
 *
 * @throws YamlError where an explicit tag does not fit
 */
export function resolveScalar(node: ScalarNode): ScalarValue {
  if (node.plain) return resolvePlain(node.text);
  if (node.tag === undefined) return node.text;
  const tag = node.tag.replace(/^!<tag:yaml\.org,2002:(.*)>$/, '!!$1');
  if (tag === '!!binary') return Buffer.from(node.text.replace(/\s/g, ''), 'base64').toString('utf8');
  if (!resolvableTags.has(tag)) return node.text;
  return resolveTagged(node, tag);
}

const resolvableTags = new Set(['!!bool', '!!int', '!!float', '!!null', '!!timestamp']);

function resolveTagged(node: ScalarNode, tag: string): ScalarValue {
  if (tag === '!!timestamp') return node.text;
  const value = resolvePlain(node.text);
  const type = value === null ? '!!null' : typeof value === 'boolean' ? '!!bool' : typeof value === 'string' ? '!!str' : numberTag(value);
  if (type === tag || (tag === '!!float' && type === '!!int')) return tag === '!!float' ? Number(value) : value;
  throw new YamlError(`${JSON.stringify(node.text)} is not of type ${tag}`, node.start);
}

function numberTag(value: number | bigint): string {
  return typeof value === 'bigint' || Number.isInteger(value) ? '!!int' : '!!float';
}

const words = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const longestWord = 5;

function resolvePlain(text: string): ScalarValue {
  const code = text.charCodeAt(0);
  // Digits, signs and the point stand below the letters.
  if (code < 0x3a && code >= 0x2b) return resolveNumber(text);
  if (text.length > longestWord) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

function resolveNumber(text: string): string | number | bigint {
  if (text.charCodeAt(0) === 0x2e) return /^\.\d+(_\d+)*(e[-+]?\d+)?$/i.test(text) || specials.has(text) ? float(text.replaceAll('_', ''), text) : text;
  if (specials.has(text)) return float(text);
  const digits = text.replaceAll('_', '');
  if (/^[-+]?\d+$/.test(digits)) return decimal(digits);
  if (/^[-+]?0(x[0-9a-f]+|o[0-7]+|b[01]+)$/i.test(digits)) return integer(digits, text);
  return /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(digits) ? float(digits, text) : text;
}

/** A leading zero makes it octal, unless it has an 8 or 9. */
function decimal(digits: string): string | number | bigint {
  const magnitude = digits.replace(/^[-+]/, '');
  if (magnitude.length > 1 && magnitude.startsWith('0') && /^[0-7]+$/.test(magnitude)) {
    return integer(`${digits.startsWith('-') ? '-' : ''}0o${magnitude.slice(1)}`, digits);
  }
  if (magnitude.length < 16) return Number(digits) + 0;
  return /^0[0-9]/.test(magnitude) ? Number(digits) : integer(digits, digits);
}

/** 64 bits; what is beyond is a float in decimal, and text in other bases. */
function integer(digits: string, text: string): string | number | bigint {
  const negative = digits.startsWith('-');
  const magnitude = BigInt(digits.replace(/^[-+]/, '').toLowerCase());
  const value = negative ? -magnitude : magnitude;
  if (value < -(2n ** 63n) || value >= 2n ** 64n) return /^[-+]?\d+$/.test(digits) ? Number(digits) : text;
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

const specials = new Map<string, number>([
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
]);

/** Too large for 64 bits is text. */
function float(digits: string, text = digits): string | number {
  const special = specials.get(digits);
  if (special !== undefined) return special;
  const value = Number(digits);
  return Number.isFinite(value) ? value : text;
}
