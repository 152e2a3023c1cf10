import { fieldsOf, isFields } from '../../../lib/references/fields';
import { dagOf } from '../model/dag';
import { bareExpressions, placedTexts } from '../model/texts';
import { parseExpression } from '../text/expression';
import { hasTag, tagsIn } from '../text/tags';
import { templateRule } from './workflow-rule';

export const missingDependency = templateRule({
  code: 'argo-workflows/missing-dependency',
  summary: 'A task that uses what another task gives waits for that task.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/dag/',
  look(template, report, library) {
    if (template.type !== 'dag') return;
    const dag = dagOf(template);
    const told = new Set<string>();
    const inline = template.calls.flatMap((call) => {
      const target = isFields(call.fields.inline) ? library.target(call) : undefined;
      return target ? [...placedTexts(target)].map((one) => ({ ...one, place: { template, call } })) : [];
    });
    const texts = [...placedTexts(template), ...inline].map((one) => ({ ...one, names: namesInTags(one.text) }));
    const bare = [...bareExpressions(template)].map((one) => ({ ...one, names: namesIn(one.text) }));
    for (const { path, place, names } of [...texts, ...bare]) {
      const { call } = place;
      if (!call || !dag.tasks.has(call.name)) continue;
      for (const name of names) {
        if (name === call.name || !dag.tasks.has(name) || dag.waitsFor(call.name, name) || told.has(`${path} ${name}`)) continue;
        told.add(`${path} ${name}`);
        const hint = `Add '${name}' to what '${call.name}' ${fieldsOf(call.fields).dependencies ? 'has as dependencies' : 'depends on'}.`;
        report({ path, message: `Task '${call.name}' uses what '${name}' gives, and does not wait for it.`, hint });
      }
    }
  },
});

/** Names of tasks in the tags of a text. */
function namesInTags(text: string): string[] {
  if (!hasTag(text)) return [];
  return tagsIn(text).flatMap(({ isExpression, content }) => (isExpression ? namesIn(content) : content.startsWith('tasks.') ? [content.split('.')[1]] : []));
}

function namesIn(expression: string): string[] {
  if (!expression.includes('tasks')) return [];
  return (parseExpression(expression).names ?? []).flatMap(({ path }) => (path[0] === 'tasks' && path.length > 1 ? [path[1]] : []));
}
