import { Duration } from '../values/duration';
import { ListValue } from '../values/list';
import { MapValue } from '../values/map';
import { Timestamp } from '../values/timestamp';
import { TypeValue, typeName } from '../values/type-value';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { formatDouble } from './conversions';

const defaultPrecision = 6;

const letters: Readonly<Record<string, string>> = {
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

/** One `%` clause of a text. */
interface Clause {
  readonly verb: string;
  readonly precision: number;
}

const clausePattern = /%(?:%|(?:\.(\d+))?([^])?)/g;

/** The clauses that take an argument, in order. */
export function formatClauses(text: string): Clause[] {
  const clauses = Array.from(text.matchAll(clausePattern)).filter(([clause]) => clause !== '%%');
  return clauses.map(([, precision, verb = '']) => ({ verb, precision: precision === undefined ? defaultPrecision : Number(precision) }));
}

/**
 * `text.format(arguments)`: `%s %d %f %e %b %o %x %X`, with a precision for `%f`. Arguments that are too many do not count.
 *
 * @throws EvaluationError when a clause is unknown, does not fit its argument, or has none.
 */
export function formatString(text: string, args: ListValue): string {
  const clauses = formatClauses(text);
  let next = 0;
  return text.replace(clausePattern, (clause) => {
    if (clause === '%%') return '%';
    if (next >= args.size) throw new EvaluationError(`index ${next} out of range`);
    const { verb, precision } = clauses[next]!;
    return formatClause(verb, args.get(next++), precision);
  });
}

function formatClause(verb: string, value: Value, precision: number): string {
  switch (verb) {
    case 's':
      return formatAsString(value);
    case 'd':
      return wholeNumber(value, verb).toString();
    case 'f':
      return formatFixed(specialOrDouble(value, verb), precision);
    case 'e':
      return formatScientific(specialOrDouble(value, verb), precision);
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : wholeNumber(value, verb).toString(2);
    case 'o':
      return wholeNumber(value, verb).toString(8);
    case 'x':
      return formatHex(value, verb);
    case 'X':
      return formatHex(value, verb).toUpperCase();
    default:
      throw new EvaluationError(`could not parse formatting clause: unrecognized formatting clause "${verb}"`);
  }
}

function wholeNumber(value: Value, verb: string): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Uint) return value.value;
  throw unfit(verb, value);
}

function specialOrDouble(value: Value, verb: string): number {
  if (typeof value === 'number') return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  throw unfit(verb, value);
}

function unfit(verb: string, value: Value): EvaluationError {
  return new EvaluationError(`error during formatting: %${verb} does not take a value of type ${typeName(value)}`);
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? undefined : `${value < 0 ? '-' : ''}∞`;
}

/** As for people: the thousands have commas. */
function formatFixed(value: number, precision: number): string {
  const [whole, fraction] = roundToEven(value, Math.min(precision, 100)).split('.') as [string, string?];
  return special(value) ?? whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** JavaScript rounds away from zero what lies exactly in the middle; Go rounds it to the even digit. */
function roundToEven(value: number, precision: number): string {
  const digits = value.toFixed(precision);
  const scaled = value * 10 ** precision;
  const middle = Math.abs(scaled % 1) === 0.5 && scaled / 10 ** precision === value;
  if (!middle || Number(digits[digits.length - 1]) % 2 === 0) return digits;
  return (Math.trunc(scaled) / 10 ** precision).toFixed(precision);
}

const superscripts = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** `1.052033×10⁰³`. Kubernetes takes the precision for the least width. */
function formatScientific(value: number, width: number): string {
  const [digits, exponent] = value.toExponential(defaultPrecision).split('e') as [string, string?];
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  const text = special(value) ?? `${digits}×10${Number(exponent) < 0 ? '⁻' : ''}${power.replace(/\d/g, (digit) => superscripts[Number(digit)]!)}`;
  return text.padStart(Math.min(width, 1000));
}

function formatHex(value: Value, verb: string): string {
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : wholeNumber(value, verb).toString(16);
}

function formatAsString(value: Value): string {
  if (typeof value === 'number') return formatDouble(value);
  if (value instanceof ListValue || value instanceof MapValue) return formatNested(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Duration || value instanceof Timestamp) return value.toString();
  if (value instanceof TypeValue) return value.name;
  throw unfit('s', value);
}

/** Inside lists and maps values are written as CEL literals. */
function formatNested(value: Value): string {
  if (value instanceof ListValue) return `[${value.toArray().map(formatNested).join(', ')}]`;
  if (value instanceof MapValue) return formatMap(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Uint8Array) return `b${quoted(Buffer.from(value).toString())}`;
  if (value instanceof Duration) return `duration("${value}")`;
  if (value instanceof Timestamp) return `timestamp("${value}")`;
  if (typeof value !== 'number') return formatAsString(value);
  return Number.isFinite(value) ? value.toFixed(defaultPrecision) : `"${formatDouble(value)}"`;
}

/** Go's quoting: control characters as `\\x07` or by letter. */
function quoted(text: string): string {
  const escape = (character: string): string => letters[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return `"${text.replace(/[\x00-\x1f\x7f"\\]/g, escape)}"`;
}

function formatMap(map: MapValue): string {
  const entries = map.keys().map((key) => [formatNested(key), formatNested(map.find(key) ?? null)] as const);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((entry) => entry.join(':'))
    .join(', ')}}`;
}
