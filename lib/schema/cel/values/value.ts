import type { Duration } from './duration';
import type { ListValue } from './list';
import type { MapValue } from './map';
import type { OpaqueValue } from './opaque';
import type { OptionalValue } from './optional';
import type { Timestamp } from './timestamp';
import type { TypeValue } from './type-value';
import type { Uint } from './uint';

/** A value of CEL: `int` is a bigint, `double` a number. */
export type Value =
  | null
  | boolean
  | bigint
  | Uint
  | number
  | string
  | Uint8Array
  | Duration
  | Timestamp
  | ListValue
  | MapValue
  | OptionalValue
  | OpaqueValue
  | TypeValue;

/** What CEL calls an error value: an expression that has no value, such as a division by zero. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
