import { Duration } from './duration';
import { Timestamp } from './timestamp';
import { Uint } from './uint';
import { EvaluationError, type Value } from './value';

/**
 * Order of two comparable values: negative, zero or positive.
 *
 * @throws EvaluationError when the values have no order.
 */
export function compare(left: Value, right: Value): number {
  const [a, b] = [comparable(left), comparable(right)];
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  if (typeof a === 'number' || typeof b === 'number') return compareDoubles(a, b);
  if (a !== undefined && b !== undefined && typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  throw new EvaluationError('no such overload');
}

type Comparable = boolean | bigint | number | string | Uint8Array;

function comparable(value: Value): Comparable | undefined {
  if (value instanceof Uint) return value.value;
  if (value instanceof Duration || value instanceof Timestamp) return value.nanoseconds;
  return value === null || (typeof value === 'object' && !(value instanceof Uint8Array)) ? undefined : (value as Comparable);
}

/** An int becomes a double first, with the loss that this brings beyond 2^53. */
function compareDoubles(left: Comparable | undefined, right: Comparable | undefined): number {
  if (!isNumeric(left) || !isNumeric(right)) throw new EvaluationError('no such overload');
  const [a, b] = [Number(left), Number(right)];
  if (Number.isNaN(a) || Number.isNaN(b)) throw new EvaluationError('NaN values cannot be ordered');
  return a < b ? -1 : a > b ? 1 : 0;
}

function isNumeric(value: Comparable | undefined): boolean {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** By code points, as UTF-8 sorts; JavaScript's own order is by UTF-16 units. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  let index = 0;
  while (index < left.length && index < right.length && left.charCodeAt(index) === right.charCodeAt(index)) index++;
  const [a, b] = [left.codePointAt(index) ?? -1, right.codePointAt(index) ?? -1];
  // Two low surrogates after a shared high one order as their code points do.
  return a < b ? -1 : 1;
}
