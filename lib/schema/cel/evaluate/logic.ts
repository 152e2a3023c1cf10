import { EvaluationError, type Value } from '../values/value';
import type { Program } from './program';

/** `&&`: false where either side is, whatever the other one does; an error only where neither decides. */
export function logicalAnd(left: Program, right: Program): Program {
  return (slots) => decide(false, left, right, slots);
}

/** `||`: true where either side is, whatever the other one does. */
export function logicalOr(left: Program, right: Program): Program {
  return (slots) => decide(true, left, right, slots);
}

function decide(decisive: boolean, left: Program, right: Program, slots: Value[]): boolean {
  const first = attempt(left, slots);
  if (first === decisive) return decisive;
  const second = attempt(right, slots);
  if (second === decisive) return decisive;
  if (first instanceof EvaluationError) throw first;
  if (second instanceof EvaluationError) throw second;
  return !decisive;
}

/** A bool, or the error in place of one. */
export function attempt(program: Program, slots: Value[]): boolean | EvaluationError {
  try {
    const value = program(slots);
    return typeof value === 'boolean' ? value : new EvaluationError('no such overload: an operand is not a bool');
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}
