/** A task in `depends`, with the result that is asked for: `A.Succeeded`. */
export interface DependsTerm {
  readonly task: string;
  readonly result?: string;
}

export interface ParsedDepends {
  readonly terms: readonly DependsTerm[];
  /** Why the text cannot be understood. @default - it can */
  readonly error?: string;
}

export const taskResults = ['Succeeded', 'Failed', 'Errored', 'Skipped', 'Omitted', 'Daemoned', 'AnySucceeded', 'AllFailed'] as const;

const token = /\s*(&&|\|\||!|\(|\)|[a-zA-Z0-9][-a-zA-Z0-9_]*(?:\.[a-zA-Z]+)?)/y;

/**
 * Parses `depends` of a task: names of tasks, each perhaps with a result, joined by `&&`, `||`, `!` and brackets.
 * @see https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/
 */
export function parseDepends(text: string): ParsedDepends {
  const terms: DependsTerm[] = [];
  const error = scan(text.trimEnd(), terms);
  return error === undefined ? { terms } : { terms, error };
}

/** Goes from left to right: a value is expected, or something that joins two of them. */
function scan(text: string, terms: DependsTerm[]): string | undefined {
  let isValueExpected = true;
  let open = 0;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const word = token.exec(text)?.[1];
    if (word === undefined) return `'${text.slice(at).trim()}' is not understood`;
    const isValueStart = word === '(' || word === '!' || /^[a-zA-Z0-9]/.test(word);
    if (isValueStart !== isValueExpected) return `'${word}' is not expected`;
    if (word === '(') open++;
    else if (word === ')' && --open < 0) return "')' closes nothing";
    else if (isTask(word)) terms.push(termOf(word));
    isValueExpected = word !== ')' && !isTask(word);
  }
  if (isValueExpected) return 'it ends where a task is expected';
  return open > 0 ? "')' is missing" : undefined;
}

function isTask(word: string): boolean {
  return /^[a-zA-Z0-9]/.test(word);
}

function termOf(word: string): DependsTerm {
  const [task, result] = word.split('.');
  return result === undefined ? { task } : { task, result };
}
