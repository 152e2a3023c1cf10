import { Duration } from '../values/duration';
import { ArrayList, ListValue } from '../values/list';
import { MapValue } from '../values/map';
import { OptionalValue } from '../values/optional';
import { Timestamp } from '../values/timestamp';
import { typeName } from '../values/type-value';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';
import { elementAt, listPosition, valueAt } from './operators';
import { overload, type Overload } from './overload';

// 0001-01-01T00:00:00Z
const firstSecond = -62_135_596_800n;

/** Empty, zero, false or null. */
function isZero(value: Value): boolean {
  if (value instanceof ListValue || value instanceof MapValue) return value.size === 0;
  if (value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Uint) return value.value === 0n;
  if (value instanceof Duration) return value.nanoseconds === 0n;
  if (value instanceof Timestamp) return value.seconds === firstSecond && value.fraction === 0n;
  return value instanceof OptionalValue ? value.value === undefined : !value;
}

function valueOf(optional: OptionalValue): Value {
  if (optional.value === undefined) throw new EvaluationError('optional.none() dereference');
  return optional.value;
}

/** The values of the optionals that have one. */
function unwrap(list: ListValue): ListValue {
  const optionals = list.toArray();
  if (!optionals.every((optional) => optional instanceof OptionalValue)) throw new EvaluationError('no such overload: not a list of optionals');
  return new ArrayList(optionals.map(({ value }) => value).filter((value) => value !== undefined));
}

/** The element or entry, if there is one; an index that is out of range gives none. */
export function indexIfPresent(container: Value, index: Value): OptionalValue {
  if (container instanceof OptionalValue) return container.value === undefined ? container : indexIfPresent(container.value, index);
  if (container instanceof MapValue) return OptionalValue.of(container.find(index));
  if (!(container instanceof ListValue)) return OptionalValue.none;
  const position = listPosition(index);
  if (position === undefined) throw new EvaluationError(`unsupported index type in list: ${typeName(index)}`);
  return OptionalValue.of(position < 0 || position >= container.size ? undefined : container.get(position));
}

/** The optional library. `or` and `orValue` evaluate their argument only where they need it; the evaluator sees to that. */
export const optionalFunctions: readonly Overload[] = [
  overload('optional.of(A) -> optional<A>', (value: Value) => OptionalValue.of(value)),
  overload('optional.ofNonZeroValue(A) -> optional<A>', (value: Value) => (isZero(value) ? OptionalValue.none : OptionalValue.of(value))),
  overload('optional.none() -> optional<A>', () => OptionalValue.none),
  overload('optional<A>.value() -> A', valueOf),
  overload('optional<A>.hasValue() -> bool', (optional: OptionalValue) => optional.value !== undefined),
  overload('optional<A>.or(optional<A>) -> optional<A>', (optional: OptionalValue, other: OptionalValue) => (optional.value === undefined ? other : optional)),
  overload('optional<A>.orValue(A) -> A', (optional: OptionalValue, other: Value) => (optional.value === undefined ? other : optional.value)),
  overload('optional.unwrap(list<optional<A>>) -> list<A>', unwrap),
  overload('list<optional<A>>.unwrapOpt() -> list<A>', unwrap),
  overload('_[?_](list<A>, int) -> optional<A>', indexIfPresent),
  overload('_[?_](optional<list<A>>, int) -> optional<A>', indexIfPresent),
  overload('_[?_](map<A, B>, A) -> optional<B>', indexIfPresent),
  overload('_[?_](optional<map<A, B>>, A) -> optional<B>', indexIfPresent),
  overload('_[_](optional<list<A>>, int) -> optional<A>', indexIfPresent),
  overload('_[_](optional<map<A, B>>, A) -> optional<B>', indexIfPresent),
];

/**
 * `container[index]`, whatever both are.
 *
 * @throws EvaluationError where there is no such element.
 */
export function indexValue(container: Value, index: Value): Value {
  if (container instanceof ListValue) return elementAt(container, index);
  if (container instanceof MapValue) return valueAt(container, index);
  if (container instanceof OptionalValue) return indexIfPresent(container, index);
  throw new EvaluationError('no such overload');
}

/** A field's value; selecting from an optional gives an optional. */
export function selectField(operand: Value, field: string): Value {
  if (operand instanceof OptionalValue) return indexIfPresent(operand, field);
  if (operand instanceof MapValue) return valueAt(operand, field);
  throw new EvaluationError('no such overload');
}

/** `has(operand.field)`. */
export function hasField(operand: Value, field: string): boolean {
  if (operand instanceof OptionalValue) return operand.value !== undefined && hasField(operand.value, field);
  return operand instanceof MapValue && operand.find(field) !== undefined;
}
