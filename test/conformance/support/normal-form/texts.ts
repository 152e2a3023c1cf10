import { tagsIn } from '../../../../constructs/argo-workflows/text/tags';
import { normalExpression, variablePath } from './expressions';

/** A text with each of its tags in one way of writing: `{{ x }}`, `{{=x}}` and `{{x}}` bring the same. */
export function normalText(text: string): string {
  let result = '';
  let at = 0;
  for (const { start, end, isClosed, isExpression, content } of tagsIn(text)) {
    if (!isClosed) break;
    result += text.slice(at, start) + normalTag(content, isExpression);
    at = end;
  }
  return result + text.slice(at);
}

function normalTag(content: string, isExpression: boolean): string {
  if (!isExpression) return `{{${content}}}`;
  try {
    const path = variablePath(content);
    return path ? `{{${path}}}` : `{{=${normalExpression(content)}}}`;
  } catch {
    return `{{=${content}}}`;
  }
}

/** More lines than this are a program, whose words are its author's. */
const shortProgram = 3;

/** What a container runs. Of a program of many lines, what the workflow fills in counts: each tag once, in order of the alphabet. */
export function normalProgram(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const program = normalText(text);
  if (lines.length <= shortProgram) return program;
  const tags = new Set(tagsIn(program).map(({ start, end }) => program.slice(start, end)));
  return ['(a program)', ...[...tags].sort()].join(' ');
}
