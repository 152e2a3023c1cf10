import { EvaluationError } from './evaluation-error';

/**
 * What the controller makes of `when` once its tags are filled in. An empty text holds.
 * @throws EvaluationError where it is no condition, or its outcome is neither true nor false
 */
export function evaluateCondition(text: string): boolean {
  if (text === '') return true;
  throw new EvaluationError(`'${text}' cannot be evaluated yet.`);
}
