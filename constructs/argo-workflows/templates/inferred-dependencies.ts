import { callsReadByExpression, callsReadByText } from '../text/calls-read';
import { textsIn } from '../text/tags';

/** Fields that hold an expression without braces. */
const bareExpression = /\.(expression|fromExpression)$/;

/** The tasks whose values the fields of a task use, in the order of their use, each once. */
export function tasksReadBy(fields: object): string[] {
  const names = new Set<string>();
  for (const { path, text } of textsIn(fields, '')) {
    for (const name of bareExpression.test(path) ? callsReadByExpression(text) : callsReadByText(text)) names.add(name);
  }
  return [...names];
}
