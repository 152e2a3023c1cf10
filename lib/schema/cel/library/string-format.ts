import { Duration } from '../values/duration';
import { ListValue } from '../values/list';
import { MapValue } from '../values/map';
import { Timestamp } from '../values/timestamp';
import { TypeValue, typeName } from '../values/type-value';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { formatDouble } from './conversions';

const defaultPrecision = 6;

/**
 * `text.format(arguments)`: `%s %d %f %e %b %o %x %X`, with a precision for `%f` and `%e`.
 *
 * @throws EvaluationError when a clause is unknown or does not fit its argument, or the numbers of both differ.
 */
export function formatString(text: string, args: ListValue): string {
  let next = 0;
  const result = text.replace(/%(?:%|(?:\.(\d+))?([^])?)/g, (clause, precision: string | undefined, verb: string | undefined) => {
    if (clause === '%%') return '%';
    if (next >= args.size) throw new EvaluationError(`index ${next} out of range`);
    return formatClause(verb ?? '', args.get(next++), precision === undefined ? defaultPrecision : Number(precision));
  });
  if (next < args.size) throw new EvaluationError(`too many arguments supplied to string.format (expected ${next}, got ${args.size})`);
  return result;
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
  const [whole, fraction] = value.toFixed(Math.min(precision, 100)).split('.') as [string, string?];
  return special(value) ?? whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

const superscripts = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** `1.05×10⁰³`. */
function formatScientific(value: number, precision: number): string {
  const [digits, exponent] = value.toExponential(Math.min(precision, 100)).split('e') as [string, string?];
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  return special(value) ?? `${digits}×10${Number(exponent) < 0 ? '⁻' : ''}${power.replace(/\d/g, (digit) => superscripts[Number(digit)]!)}`;
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
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `b${JSON.stringify(Buffer.from(value).toString())}`;
  if (value instanceof Duration) return `duration("${value}")`;
  if (value instanceof Timestamp) return `timestamp("${value}")`;
  if (typeof value !== 'number') return formatAsString(value);
  return Number.isFinite(value) ? value.toFixed(defaultPrecision) : `"${formatDouble(value)}"`;
}

function formatMap(map: MapValue): string {
  const entries = map.keys().map((key) => [formatNested(key), formatNested(map.find(key) ?? null)] as const);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((entry) => entry.join(':'))
    .join(', ')}}`;
}
