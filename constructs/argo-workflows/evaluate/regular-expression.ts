import { RE2JS } from 're2js';
import { EvaluationError } from './evaluation-error';

const compiled = new Map<string, RE2JS>();
const mostPatterns = 500;

/** A pattern of RE2, as Go has it. @throws EvaluationError */
export function patternOf(text: string): RE2JS {
  const known = compiled.get(text);
  if (known) return known;
  try {
    const pattern = RE2JS.compile(text);
    if (compiled.size >= mostPatterns) compiled.clear();
    compiled.set(text, pattern);
    return pattern;
  } catch (error) {
    throw new EvaluationError(`'${text}' is no regular expression: ${(error as Error).message}.`);
  }
}

export function findsMatch(pattern: string, text: string): boolean {
  return patternOf(pattern).matcher(text).find();
}
