import type { Value } from './value';

/** A value of a library's own type, such as an IP address. */
export abstract class OpaqueValue {
  /** The type's name as `type()` gives it. */
  abstract readonly typeName: string;

  abstract equals(other: Value): boolean;
}
