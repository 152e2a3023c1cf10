import { Duration } from '../values/duration';
import { Timestamp } from '../values/timestamp';
import { TypeValue, typeName } from '../values/type-value';
import type { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { toInt, toUint } from './operators';
import { overload, type Overload } from './overload';

const same = (value: Value): Value => value;

function truncate(value: number): bigint {
  if (!Number.isFinite(value)) throw new EvaluationError('integer overflow');
  return BigInt(Math.trunc(value));
}

/** Neither end of the range is reached: a double cannot tell it from what lies beyond. */
function doubleToInt(value: number): bigint {
  if (value <= -(2 ** 63)) throw new EvaluationError('integer overflow');
  return toInt(truncate(value));
}

function parseInteger(text: string, pattern: RegExp, type: string): bigint {
  if (!pattern.test(text)) throw new EvaluationError(`'${text}' cannot be converted to ${type}`);
  return BigInt(text.replace(/^\+/, ''));
}

function parseDouble(text: string): number {
  const digits = text.replace(/(?<=\d)_(?=\d)/g, '');
  const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits) ? Number(digits) : specialDouble(text);
  if (plain === undefined || (!Number.isFinite(plain) && /\d/.test(text))) throw new EvaluationError(`'${text}' cannot be converted to double`);
  return plain;
}

function specialDouble(text: string): number | undefined {
  const match = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(text);
  if (match === null) return undefined;
  if (match[2] === undefined) return match[1] === '' ? NaN : undefined;
  return match[1] === '-' ? -Infinity : Infinity;
}

function parseBool(text: string): boolean {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false;
  throw new EvaluationError(`'${text}' cannot be converted to bool`);
}

/** The shortest digits that read back the same; with an exponent from a million on, or below 0.0001. */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${Math.abs(power).toString().padStart(2, '0')}`;
}

/** Kubernetes declares this conversion, and then has none. */
function neverDuration(): never {
  throw new EvaluationError('an int cannot be converted to duration');
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new EvaluationError('invalid UTF-8 in bytes, cannot convert to string');
  }
}

export const conversionFunctions: readonly Overload[] = [
  overload('int(int) -> int', same),
  overload('int(uint) -> int', (value: Uint) => toInt(value.value)),
  overload('int(double) -> int', doubleToInt),
  overload('int(string) -> int', (text: string) => toInt(parseInteger(text, /^[+-]?\d+$/, 'int'))),
  overload('int(timestamp) -> int', (value: Timestamp) => value.seconds),
  overload('int(duration) -> int', (value: Duration) => value.nanoseconds),
  overload('uint(uint) -> uint', same),
  overload('uint(int) -> uint', toUint),
  overload('uint(double) -> uint', (value: number) => toUint(truncate(value))),
  overload('uint(string) -> uint', (text: string) => toUint(parseInteger(text, /^\d+$/, 'uint'))),
  overload('double(double) -> double', same),
  overload('double(int) -> double', (value: bigint) => Number(value)),
  overload('double(uint) -> double', (value: Uint) => Number(value.value)),
  overload('double(string) -> double', parseDouble),
  overload('string(string) -> string', same),
  overload('string(bool) -> string', String),
  overload('string(int) -> string', String),
  overload('string(uint) -> string', (value: Uint) => String(value.value)),
  overload('string(double) -> string', formatDouble),
  overload('string(bytes) -> string', decodeText),
  overload('string(timestamp) -> string', (value: Timestamp) => value.toString()),
  overload('string(duration) -> string', (value: Duration) => value.toString()),
  overload('bytes(bytes) -> bytes', same),
  overload('bytes(string) -> bytes', (text: string) => new TextEncoder().encode(text)),
  overload('bool(bool) -> bool', same),
  overload('bool(string) -> bool', parseBool),
  overload('duration(duration) -> duration', same),
  overload('duration(int) -> duration', neverDuration),
  overload('duration(string) -> duration', (text: string) => Duration.parse(text)),
  overload('timestamp(timestamp) -> timestamp', same),
  overload('timestamp(int) -> timestamp', (seconds: bigint) => Timestamp.ofSeconds(seconds)),
  overload('timestamp(string) -> timestamp', (text: string) => Timestamp.parse(text)),
  overload('dyn(A) -> dyn', same),
  overload('type(A) -> type', (value: Value) => new TypeValue(typeName(value))),
];
