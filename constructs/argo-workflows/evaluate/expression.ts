import { EvaluationError } from './evaluation-error';
import type { Variables } from './variables';

/**
 * The value of an expression of the expr language, as Argo Workflows evaluates it: with `asInt`, `asFloat`, `jsonpath`, `toJson` and `sprig`.
 * Whole numbers come back as numbers, or as bigint above 2⁵³.
 *
 * @throws EvaluationError
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/#expression
 * @see https://expr-lang.org/docs/language-definition
 */
export function evaluateExpression(text: string, _variables: Variables): unknown {
  throw new EvaluationError(`'${text}' cannot be evaluated yet.`);
}
