import { Duration } from './duration';
import { ListValue } from './list';
import { KeyedList, SetList } from './list-type';
import { MapValue } from './map';
import { OpaqueValue } from './opaque';
import { OptionalValue } from './optional';
import { Timestamp } from './timestamp';
import { TypeValue } from './type-value';
import { Uint } from './uint';
import { EvaluationError, type Value } from './value';

/**
 * Equality of CEL: numbers across types, lists and maps by content; values of different types differ.
 *
 * @throws EvaluationError where data under a schema meets a value of another type.
 */
export function equals(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  const leftNumber = toNumber(left);
  if (leftNumber !== undefined) return numbersEqual(leftNumber, toNumber(right));
  return typeof left === 'object' && objectsEqual(left, right);
}

// An int becomes a double first where it meets one, with the loss that this brings beyond 2^53.
function numbersEqual(left: bigint | number, right: bigint | number | undefined): boolean {
  if (right === undefined || typeof left === typeof right) return left === right;
  return Number(left) === Number(right);
}

function toNumber(value: Value): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof Uint ? value.value : undefined;
}

type ObjectLike = Extract<Value, object>;

function objectsEqual(left: ObjectLike, right: Value): boolean {
  if (left instanceof ListValue) return right instanceof ListValue ? listsEqual(left, right) : differ(left.bound);
  if (left instanceof MapValue) return right instanceof MapValue ? left.equals(right) : differ(left.bound);
  if (left instanceof OpaqueValue) return right instanceof OpaqueValue ? left.equals(right) : differ(true);
  if (left instanceof OptionalValue) return right instanceof OptionalValue && optionalsEqual(left, right);
  if (left instanceof Duration) return right instanceof Duration && left.nanoseconds === right.nanoseconds;
  if (left instanceof Timestamp) return right instanceof Timestamp && left.nanoseconds === right.nanoseconds;
  if (left instanceof TypeValue) return right instanceof TypeValue && left.name === right.name;
  return left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0;
}

/** Values of different types are not equal; some may not even be compared. */
function differ(refused: boolean): false {
  if (refused) throw new EvaluationError('no such overload: _==_');
  return false;
}

// The left side says how lists compare: a set or a map list ignores the order.
function listsEqual(left: ListValue, right: ListValue): boolean {
  if (left.size !== right.size) return false;
  if (left instanceof SetList) return left.hasAll(right);
  if (left instanceof KeyedList) return keyedListsEqual(left, right);
  for (let index = 0; index < left.size; index++) {
    if (!equals(left.get(index), right.get(index))) return false;
  }
  return true;
}

function keyedListsEqual(left: KeyedList, right: ListValue): boolean {
  for (const element of right) {
    const counterpart = left.findByKeyOf(element);
    if (counterpart === undefined || !equals(counterpart, element)) return false;
  }
  return true;
}

function optionalsEqual(left: OptionalValue, right: OptionalValue): boolean {
  if (left.value === undefined || right.value === undefined) return left.value === right.value;
  return equals(left.value, right.value);
}
