import { Duration } from './duration';
import { ListValue } from './list';
import { MapValue } from './map';
import { OpaqueValue } from './opaque';
import { OptionalValue } from './optional';
import { Timestamp } from './timestamp';
import { Uint } from './uint';
import type { Value } from './value';

/** A type as a value: what `type(x)` gives, and what `int` means in an expression. */
export class TypeValue {
  constructor(readonly name: string) {}
}

/** The name of a value's type. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return value === null ? 'null_type' : objectTypeName(value);
  }
}

function objectTypeName(value: Exclude<Value, null | boolean | bigint | number | string>): string {
  if (value instanceof ListValue) return 'list';
  if (value instanceof MapValue) return 'map';
  if (value instanceof OpaqueValue) return value.typeName;
  if (value instanceof OptionalValue) return 'optional_type';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Uint) return 'uint';
  return value instanceof TypeValue ? 'type' : 'bytes';
}
