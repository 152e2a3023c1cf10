import type { Value } from '../values/value';

/** A compiled expression: evaluates with the values of its variables, which stand in numbered slots. */
export type Program = (slots: Value[]) => Value;
