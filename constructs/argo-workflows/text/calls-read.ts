import { parseExpression } from './expression';
import { hasTag, tagsIn } from './tags';

/** Names of the tasks, or of the steps, that the tags of a text read. */
export function callsReadByText(text: string, kind: 'tasks' | 'steps' = 'tasks'): string[] {
  if (!hasTag(text)) return [];
  return tagsIn(text).flatMap(({ isExpression, content }) => {
    if (isExpression) return callsReadByExpression(content, kind);
    return content.startsWith(`${kind}.`) ? [content.split('.')[1]!] : [];
  });
}

/** Names of the tasks, or of the steps, that an expression without braces reads. */
export function callsReadByExpression(expression: string, kind: 'tasks' | 'steps' = 'tasks'): string[] {
  if (!expression.includes(kind)) return [];
  return (parseExpression(expression).names ?? []).flatMap(({ path }) => (path[0] === kind && path.length > 1 ? [path[1]!] : []));
}
