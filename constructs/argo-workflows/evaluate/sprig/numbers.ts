import { limitSize } from '../arguments';
import { parseFloatText } from '../builtins';
import { EvaluationError } from '../evaluation-error';
import { integer, truncated } from '../operators';
import { formatValue, isList, isMap, type Value } from '../value';
import { sprig, type Named } from './function';

/** A whole number of anything; 0 where there is none in it. Leading zeros of texts do not count. */
export function toInteger(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return truncated(value);
  const digits = typeof value === 'string' ? /^([+-]?)(\d+)(?:\.0*)?$/.exec(value) : null;
  if (!digits) return 0n;
  const number = BigInt(`${digits[1] === '-' ? '-' : ''}${digits[2]}`);
  return integer(number) === number ? number : 0n;
}

/** A number of anything; 0 where there is none in it. */
function toFloat(value: Value): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseFloatText(value) ?? 0;
  return value === null || typeof value === 'function' || isList(value) || isMap(value) ? 0 : Number(value);
}

/** Numbers from `start` up or down to before `stop`. */
function steps(start: number, stop: number, step: number): number[] {
  if (stop < start ? step >= 0 : step <= 0) return [];
  const count = Math.ceil((stop - start) / step);
  limitSize(count);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

function sequence(params: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = params;
  if (params.length === 0 || params.length > 3) return '';
  const [start, end] = params.length === 1 ? [1, first] : params.length === 2 ? [first, second] : [first, third];
  const direction = end < start ? -1 : 1;
  if (params.length === 3 && direction === -1 && second > 0) return '';
  return steps(start, end + direction, params.length === 3 ? second : direction).join(' ');
}

function divide(name: string, dividend: bigint, divisor: bigint, run: (a: bigint, b: bigint) => bigint): bigint {
  if (divisor === 0n) throw new EvaluationError(`sprig.${name}() is given 0 to divide by.`);
  return integer(run(dividend, divisor));
}

function round(value: number, places: number, from = 0.5): number {
  const power = 10 ** places;
  const digits = power * value;
  return (digits % 1 >= from ? Math.ceil(digits) : Math.floor(digits)) / power;
}

/** Sums and products of decimal numbers have no rounding errors of binary ones: 0.1 + 0.2 is 0.3. */
function decimal(values: readonly Value[], run: (a: Decimal, b: Decimal) => Decimal): number {
  return values.map((value) => decimalOf(toFloat(value))).reduce(run).toNumber();
}

/** `digits` times ten to the power of `-scale`. */
class Decimal {
  constructor(readonly digits: bigint, readonly scale: number) {}

  at(scale: number): bigint {
    return this.digits * 10n ** BigInt(scale - this.scale);
  }

  toNumber(): number {
    return Number(`${this.digits}e${-this.scale}`);
  }
}

function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw new EvaluationError(`${value} is no decimal number.`);
  const [whole = '', exponent = '0'] = value.toExponential().split('e');
  const [first = '', fraction = ''] = whole.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(first + fraction);
  return scale < 0 ? new Decimal(digits * 10n ** BigInt(-scale), 0) : new Decimal(digits, scale);
}

function sum(sign: bigint): (a: Decimal, b: Decimal) => Decimal {
  return (a, b) => {
    const scale = Math.max(a.scale, b.scale);
    return new Decimal(a.at(scale) + sign * b.at(scale), scale);
  };
}

/** Sixteen digits behind the point, rounded away from zero. */
function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.digits === 0n) throw new EvaluationError('sprig.divf() is given 0 to divide by.');
  const scale = Math.max(a.scale, b.scale);
  const [dividend, divisor] = [a.at(scale) * 10n ** 17n, b.at(scale)];
  const tenth = dividend / divisor;
  const half = tenth % 10n;
  return new Decimal(tenth / 10n + (half >= 5n ? 1n : half <= -5n ? -1n : 0n), 16);
}

export const numberFunctions: readonly Named[] = [
  sprig('atoi', 's', (text) => (/^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : 0n)),
  sprig('int', 'v', toInteger),
  sprig('int64', 'v', toInteger),
  sprig('float64', 'v', toFloat),
  sprig('toDecimal', 'v', (value) => (/^[+-]?[0-7]+$/.test(formatValue(value)) ? BigInt(parseInt(formatValue(value), 8)) : 0n)),
  sprig('seq', 'i*', (...params) => sequence(params as unknown as number[])),
  sprig('until', 'i', (count) => steps(0, count, count < 0 ? -1 : 1).map(BigInt)),
  sprig('untilStep', 'iii', (start, stop, step) => steps(start, stop, step).map(BigInt)),
  sprig('add1', 'v', (value) => integer(toInteger(value) + 1n)),
  sprig('add', 'v*', (...values) => values.reduce<bigint>((total, value) => integer(total + toInteger(value)), 0n)),
  sprig('sub', 'vv', (a, b) => integer(toInteger(a) - toInteger(b))),
  sprig('div', 'vv', (a, b) => divide('div', toInteger(a), toInteger(b), (x, y) => x / y)),
  sprig('mod', 'vv', (a, b) => divide('mod', toInteger(a), toInteger(b), (x, y) => x % y)),
  sprig('mul', 'vv*', (...values) => values.reduce<bigint>((total, value) => integer(total * toInteger(value)), 1n)),
  sprig('add1f', 'v', (value) => decimal([value, 1n], sum(1n))),
  sprig('addf', 'v*', (...values) => decimal([0n, ...values], sum(1n))),
  sprig('subf', 'vv*', (...values) => decimal(values, sum(-1n))),
  sprig('mulf', 'vv*', (...values) => decimal(values, (a, b) => new Decimal(a.digits * b.digits, a.scale + b.scale))),
  sprig('divf', 'vv*', (...values) => decimal(values, quotient)),
  ...['max', 'biggest'].map((name) => sprig(name, 'vv*', (...values) => values.map(toInteger).reduce((a, b) => (b > a ? b : a)))),
  sprig('min', 'vv*', (...values) => values.map(toInteger).reduce((a, b) => (b < a ? b : a))),
  sprig('maxf', 'vv*', (...values) => Math.max(...values.map(toFloat))),
  sprig('minf', 'vv*', (...values) => Math.min(...values.map(toFloat))),
  sprig('ceil', 'v', (value) => Math.ceil(toFloat(value))),
  sprig('floor', 'v', (value) => Math.floor(toFloat(value))),
  sprig('round', 'vif*', (value, places, ...from) => round(toFloat(value), places, from[0] as number | undefined)),
];
