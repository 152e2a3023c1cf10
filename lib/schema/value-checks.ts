import type { SchemaNode } from './schema-node';
import type { SchemaCode } from './schema-problem';
import { kindOf, kinds, quoteValue } from './value-kind';

/** Takes what a check finds; the place is known to it. */
export interface Sink {
  violate(code: SchemaCode, message: string, hint?: string): void;
  /** For mistakes that the API server reports without their field. */
  violateNowhere(code: SchemaCode, message: string): void;
}

/** Length, pattern, format. Of length and pattern the first mistake alone is told. */
export function checkText(text: string, node: SchemaNode, sink: Sink): void {
  const { maxLength, minLength } = node.schema;
  if (maxLength !== undefined && text.length > maxLength && runes(text) > maxLength) {
    sink.violate('schema/too-long', `The text has ${runes(text)} characters; at most ${maxLength} are allowed.`);
  } else if (minLength !== undefined && text.length < 2 * minLength && runes(text) < minLength) {
    sink.violate('schema/too-short', text === '' ? 'The text is empty.' : `The text has ${runes(text)} characters; at least ${minLength} are needed.`);
  } else if (node.pattern !== undefined && !node.pattern.matches(text)) {
    sink.violate('schema/pattern', patternMessage(text, node.pattern.source, node.pattern.broken));
  }
  if (node.format !== undefined && !node.format(text)) sink.violate('schema/format', `${quoteValue(text)} is no ${node.schema.format}.`);
}

/** Whether `checkText` would find nothing. */
export function acceptsText(text: string, node: SchemaNode): boolean {
  const { maxLength, minLength } = node.schema;
  if (maxLength !== undefined && text.length > maxLength && runes(text) > maxLength) return false;
  if (minLength !== undefined && text.length < 2 * minLength && runes(text) < minLength) return false;
  return (node.pattern === undefined || node.pattern.matches(text)) && (node.format === undefined || node.format(text));
}

/** Go counts code points. */
function runes(text: string): number {
  let count = text.length;
  for (const { 0: pair } of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) count -= pair.length - 1;
  return count;
}

function patternMessage(text: string, source: string, broken: string | undefined): string {
  if (broken !== undefined) return `The schema's pattern ${source} is no regular expression (${broken}), so that no value can pass.`;
  return `${quoteValue(text)} does not match ${source}.`;
}

/** Limits, multiples and, where the API server looks, the width of the format. */
export function checkNumber(value: number | bigint, node: SchemaNode, sink: Sink): void {
  const { maximum, minimum, multipleOf, exclusiveMaximum, exclusiveMinimum } = node.schema;
  if (!fitsFormat(value, node.numberFormat)) {
    const message = `${value} does not fit in ${node.numberFormat}.`;
    if (node.builtIn) sink.violate('schema/range', message);
    else sink.violateNowhere('schema/range', message);
  }
  if (maximum !== undefined && exceeds(value, maximum, exclusiveMaximum)) {
    sink.violate('schema/range', `${value} is too large: ${exclusiveMaximum ? 'it must be less than' : 'at most'} ${maximum}.`);
  }
  if (minimum !== undefined && fallsBelow(value, minimum, exclusiveMinimum)) {
    sink.violate('schema/range', `${value} is too small: ${exclusiveMinimum ? 'it must be more than' : 'at least'} ${minimum}.`);
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) sink.violate('schema/range', `${value} is no multiple of ${multipleOf}.`);
}

export function acceptsNumber(value: number | bigint, node: SchemaNode): boolean {
  const { maximum, minimum, multipleOf, exclusiveMaximum, exclusiveMinimum } = node.schema;
  return (
    fitsFormat(value, node.numberFormat) &&
    !(maximum !== undefined && exceeds(value, maximum, exclusiveMaximum)) &&
    !(minimum !== undefined && fallsBelow(value, minimum, exclusiveMinimum)) &&
    !(multipleOf !== undefined && !isMultiple(value, multipleOf))
  );
}

/** Against an integer the API server cuts the fraction of a limit. */
function limitFor(value: number | bigint, limit: number): number {
  return kindOf(value) === kinds.integer && Number.isInteger(Number(value)) ? Math.trunc(limit) : limit;
}

function exceeds(value: number | bigint, maximum: number, exclusive: boolean | undefined): boolean {
  const limit = limitFor(value, maximum);
  return exclusive ? value >= limit : value > limit;
}

function fallsBelow(value: number | bigint, minimum: number, exclusive: boolean | undefined): boolean {
  const limit = limitFor(value, minimum);
  return exclusive ? value <= limit : value < limit;
}

function isMultiple(value: number | bigint, factor: number): boolean {
  const plain = Number(value);
  if (Number.isInteger(plain)) {
    const whole = Math.trunc(factor);
    return whole > 0 && (typeof value === 'bigint' ? value % BigInt(whole) === 0n : plain % whole === 0);
  }
  return factor > 0 && kindOf(factor < 1 ? (1 / factor) * plain : plain / factor) === kinds.integer;
}

const widest: Readonly<Record<string, number>> = { float: (2 - 2 ** -23) * 2 ** 127 };

function fitsFormat(value: number | bigint, format: string | undefined): boolean {
  if (format === undefined || format === 'int64') return true;
  if (format === 'int32') return value >= -(2 ** 31) && value < 2 ** 31;
  const limit = widest[format] ?? Number.MAX_VALUE;
  return value <= limit && value >= -limit;
}

/** Number of items of a list or fields of an object. */
export function checkCount(count: number, minimum: number | undefined, maximum: number | undefined, things: string, sink: Sink): void {
  if (maximum !== undefined && count > maximum) sink.violate('schema/too-many', `${count} ${things}; at most ${maximum} are allowed.`);
  if (minimum !== undefined && count < minimum) sink.violate('schema/too-few', `${count} ${things}; at least ${minimum} are needed.`);
}

/** Whether the value is one of those allowed. A fraction counts as the whole number that it is cut to, as with the API server. */
export function isAllowed(value: unknown, allowed: readonly unknown[]): boolean {
  return allowed.some((candidate) => {
    if (typeof value === 'number' && typeof candidate === 'number') return (Number.isInteger(candidate) ? Math.trunc(value) : value) === candidate;
    return value !== null && isEqual(value, candidate);
  });
}

/** Equality of JSON values. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === 'bigint' || typeof right === 'bigint') return isNumeric(left) && isNumeric(right) && BigInt(left) === BigInt(right);
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isEqual(read(left, key), read(right, key)));
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function read(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
