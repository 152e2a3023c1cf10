import { EvaluationError } from '../values/value';
import { overload, type Overload } from './overload';
import { Quantity } from './quantity';

function asInteger(quantity: Quantity): bigint {
  const value = quantity.tryAsInt();
  if (value === undefined) throw new EvaluationError('cannot convert value to integer');
  return value;
}

/** Quantities. */
export const quantityFunctions: readonly Overload[] = [
  overload('quantity(string) -> Quantity', (text: string) => Quantity.parse(text)),
  overload('isQuantity(string) -> bool', (text: string) => Quantity.tryParse(text) !== undefined),
  overload('sign(Quantity) -> int', (quantity: Quantity) => quantity.sign),
  overload('Quantity.isInteger() -> bool', (quantity: Quantity) => quantity.tryAsInt() !== undefined),
  overload('Quantity.asInteger() -> int', asInteger),
  overload('Quantity.asApproximateFloat() -> double', (quantity: Quantity) => quantity.asFloat()),
  overload('Quantity.isGreaterThan(Quantity) -> bool', (a: Quantity, b: Quantity) => a.compareTo(b) > 0n),
  overload('Quantity.isLessThan(Quantity) -> bool', (a: Quantity, b: Quantity) => a.compareTo(b) < 0n),
  overload('Quantity.compareTo(Quantity) -> int', (a: Quantity, b: Quantity) => a.compareTo(b)),
  overload('Quantity.add(Quantity) -> Quantity', (a: Quantity, b: Quantity) => a.plus(b)),
  overload('Quantity.add(int) -> Quantity', (a: Quantity, b: bigint) => a.plus(Quantity.ofInt(b))),
  overload('Quantity.sub(Quantity) -> Quantity', (a: Quantity, b: Quantity) => a.minus(b)),
  overload('Quantity.sub(int) -> Quantity', (a: Quantity, b: bigint) => a.minus(Quantity.ofInt(b))),
];
