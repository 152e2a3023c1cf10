import { regularExpression } from '../library/regular-expression';
import type { Overload } from '../library/overload';
import type { CallExpression } from '../syntax/expression';

const patternFunctions = new Set(['matches', 'find', 'findAll']);

/**
 * Refuses a literal that can only fail: a pattern that is no regular expression, a text that is no duration or timestamp.
 *
 * @throws EvaluationError which says why.
 */
export function checkLiteralArguments(call: CallExpression, [overload]: readonly Overload[]): void {
  const last = call.arguments[call.target === undefined && call.arguments.length > 1 ? 1 : 0];
  if (last?.kind !== 'literal') return;
  if (patternFunctions.has(call.function) && typeof last.value === 'string') regularExpression(last.value);
  if (call.function === 'duration' || call.function === 'timestamp') overload?.apply(last.value);
}
