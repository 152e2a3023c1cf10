import type * as re2js from 're2js';
import { remembering } from '../remembering';

/** A pattern of a schema: found anywhere in the text, unless it is anchored. */
export interface Pattern {
  readonly source: string;
  /** Why it is no regular expression; then no text matches. */
  readonly broken?: string;
  matches(text: string): boolean;
}

/**
 * Patterns are regular expressions of Go (RE2), which takes linear time for whatever a stranger's schema says.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compilePattern(source: string): Pattern {
  try {
    const expression = engine().compile(source);
    return { source, matches: remembering((text) => expression.test(text)) };
  } catch (error) {
    return { source, broken: (error as Error).message, matches: () => false };
  }
}

/**
 * A pattern of Kubernetes' own kinds. Those are written in this package (quantities, times), mean the same in JavaScript and take linear time
 * there; loading the other engine would take as long as checking a thousand objects.
 */
export function compileOwnPattern(source: string): Pattern {
  const expression = new RegExp(source);
  return { source, matches: remembering((text) => expression.test(text)) };
}

/** Loaded with the first pattern: many kinds have none. */
function engine(): typeof re2js.RE2JS {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('re2js') as typeof re2js).RE2JS;
}
