import { fieldAt, textOf } from '../../../lib/references/fields';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The controller accepts it. Without a readable expression the EventSource ends with an error when an event comes. */
export const eventExpression = eventSourceRule({
  code: 'argo-events/event-expression',
  summary: 'Quotes and parentheses in the expression that filters an event are closed.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/filtering/',
  checkObject(object, report) {
    for (const { name, path, fields } of eventsOf(object)) {
      const expression = textOf(fieldAt(fields, 'filter', 'expression'));
      const mistake = expression === undefined ? undefined : unclosed(expression);
      if (mistake === undefined) continue;
      report({
        path: `${path}.filter.expression`,
        message: `The expression '${expression}' of event '${name}' cannot be read: ${mistake}.`,
        hint: "Write it as in: body.ref == 'refs/heads/main' && len(body.commits) > 0.",
      });
    }
  },
});

function unclosed(expression: string): string | undefined {
  if (expression.trim() === '') return 'it is empty';
  const open: string[] = [];
  for (const part of expression.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[()[\]{}'"`]/gs) ?? []) {
    if (part.length > 1) continue;
    if (/['"`]/.test(part)) return `a ${part} is not closed`;
    const wanted = closing[part];
    if (wanted !== undefined) open.push(wanted);
    else if (open.pop() !== part) return `a '${part}' closes nothing`;
  }
  const missing = open.at(-1);
  return missing === undefined ? undefined : `a '${missing}' is missing`;
}
