import { textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { usesOfTemplates } from '../analysis-templates';
import { runnerRule } from './kinds';

/** The controller takes the last of them. */
export const argumentOnce = runnerRule({
  code: 'argo-rollouts/argument-once',
  summary: 'An analysis gives each argument one value, also where several of its templates take it.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    for (const { path, fields } of usesOfTemplates(object)) {
      const names = new Set<string>();
      for (const { path: at, fields: { name } } of placedItems(`${path}.args`, fields.args)) {
        const given = textOf(name);
        if (given === undefined) continue;
        if (names.has(given)) {
          report({ path: `${at}.name`, message: `The analysis gives argument '${given}' two values.`, hint: 'Keep one of them, or make an analysis for each template.' });
        }
        names.add(given);
      }
    }
  },
});
