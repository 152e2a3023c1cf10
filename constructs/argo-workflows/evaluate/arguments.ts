import { EvaluationError } from './evaluation-error';
import { formatValue, isList, isMap, typeName, type Value, type ValueMap } from './value';

/** Most items that a list, and most bytes that a text may have that an expression makes. */
const largestResult = 1_000_000;

export function wrongType(what: string, value: Value): EvaluationError {
  return new EvaluationError(`${what} cannot be used with ${typeName(value) === 'nil' ? 'nil' : `${typeName(value)} '${shorten(formatValue(value))}'`}.`);
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export function textOf(value: Value | undefined, what: string): string {
  if (typeof value === 'string') return value;
  throw wrongType(what, value ?? null);
}

export function listOf(value: Value | undefined, what: string): readonly Value[] {
  if (value !== undefined && isList(value)) return value;
  throw wrongType(what, value ?? null);
}

export function mapOf(value: Value | undefined, what: string): ValueMap {
  if (value !== undefined && isMap(value)) return value;
  throw wrongType(what, value ?? null);
}

export function booleanOf(value: Value | undefined, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongType(what, value ?? null);
}

/** A whole number that a list or a text can be counted with; fractions are cut off. */
export function countOf(value: Value | undefined, what: string): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Math.trunc(value);
  throw wrongType(what, value ?? null);
}

export function integerOf(value: Value | undefined, what: string): bigint {
  if (typeof value === 'bigint') return value;
  throw wrongType(what, value ?? null);
}

export function floatOf(value: Value | undefined, what: string): number {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  throw wrongType(what, value ?? null);
}

/** @throws EvaluationError where a result becomes too large */
export function limitSize(size: number): void {
  if (size >= largestResult) throw new EvaluationError(`The outcome would have more than ${largestResult} parts.`);
}
