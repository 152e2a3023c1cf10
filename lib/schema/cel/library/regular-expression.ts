import { RE2JS } from 're2js';
import { EvaluationError } from '../values/value';

const limit = 1000;
const compiled = new Map<string, RE2JS>();

/**
 * A regular expression of RE2, which Kubernetes uses. What was compiled is kept: rules use the same few again and again.
 *
 * @throws EvaluationError when it is none.
 */
export function regularExpression(pattern: string): RE2JS {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    // Patterns may come from data; then nothing is worth keeping for long.
    if (compiled.size >= limit) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression;
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new EvaluationError(`error parsing regexp: ${(error as Error).message}`);
  }
}
