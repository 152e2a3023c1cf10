import type * as re2js from 're2js';
import { EvaluationError } from './evaluation-error';

const compiled = new Map<string, re2js.RE2JS>();
const mostPatterns = 500;

/** A pattern of RE2, as Go has it. @throws EvaluationError */
export function patternOf(text: string): re2js.RE2JS {
  const known = compiled.get(text);
  if (known) return known;
  try {
    const pattern = engine().compile(text);
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

export function isPattern(value: unknown): value is re2js.RE2JS {
  return value instanceof engine();
}

/** Loaded with the first pattern: most workflows have none. */
function engine(): typeof re2js.RE2JS {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('re2js') as typeof re2js).RE2JS;
}
