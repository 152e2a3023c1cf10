import type { Value } from './value';

/** CEL's optional: a value, or none. */
export class OptionalValue {
  static readonly none = new OptionalValue(undefined);

  private constructor(readonly value: Value | undefined) {}

  static of(value: Value | undefined): OptionalValue {
    return value === undefined ? OptionalValue.none : new OptionalValue(value);
  }
}
