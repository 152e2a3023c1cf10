import { parseSignature, type Signature } from '../types/signature';
import type { Value } from '../values/value';

/** One form of a function: its signature and what it does. A member function's first argument is its target. */
export interface Overload extends Signature {
  readonly apply: (...args: Value[]) => Value;
}

/**
 * @param signature see {@link parseSignature}
 * @param apply gets values of the signature's types; throws EvaluationError where there is no value
 */
export function overload(signature: string, apply: (...args: never[]) => Value): Overload {
  return { ...parseSignature(signature), apply: apply as (...args: Value[]) => Value };
}

/** The same signature for several types: `T` is replaced by each of them. */
export function overloadFor(types: readonly string[], signature: string, apply: (...args: never[]) => Value): Overload[] {
  return types.map((type) => overload(signature.replace(/\bT\b/g, type), apply));
}

export const comparableTypes = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'] as const;
