import { fieldsOf, isFields } from '../../../lib/references/fields';
import { dagOf } from '../model/dag';
import { bareExpressions, placedTexts } from '../model/texts';
import { callsReadByExpression, callsReadByText } from '../text/calls-read';
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
      // In a DAG that stands in a task, its own tasks come first.
      const own = target?.type === 'dag' ? dagOf(target).tasks : undefined;
      const names = (text: string): string[] => callsReadByText(text).filter((name) => !own?.has(name));
      return target ? [...placedTexts(target)].map((one) => ({ ...one, place: { template, call }, names: names(one.text) })) : [];
    });
    const texts = [...placedTexts(template)].map((one) => ({ ...one, names: callsReadByText(one.text) }));
    const bare = [...bareExpressions(template)].map((one) => ({ ...one, names: callsReadByExpression(one.text) }));
    for (const { path, place, names } of [...texts, ...inline, ...bare]) {
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
