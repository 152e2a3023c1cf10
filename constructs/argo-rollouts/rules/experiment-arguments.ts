import { textOf, type Fields } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { namesIn, placedItems } from '../../../lib/references/pod-template';
import { experimentsOf } from '../parts';
import { runnerRule } from './kinds';

const placeholders = /\{\{\s*templates\.([^\s{}]+?)\.(?:podTemplateHash|replicaset\.name)\s*\}\}/g;

export const experimentArguments = runnerRule({
  code: 'argo-rollouts/experiment-arguments',
  summary: 'An analysis of an experiment is given values, and pods that the experiment has.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/experiment/',
  checkObject(object, report) {
    for (const { path, fields } of experimentsOf(object)) {
      const names = namesIn(fields.templates);
      const analyses = placedItems(`${path}.analyses`, fields.analyses);
      for (const argument of analyses.flatMap((analysis) => placedItems(`${analysis.path}.args`, analysis.fields.args))) {
        for (const name of templatesNamed(argument.fields).filter((one) => !names.includes(one))) {
          report({ path: `${argument.path}.value`, message: `The experiment has no template '${name}'.`, hint: `${didYouMean(name, names)}Name one of its templates.` });
        }
        if (object.kind === 'Experiment' && argument.fields.valueFrom !== undefined) {
          report({ path: `${argument.path}.valueFrom`, message: "An Experiment does not read 'valueFrom', so that the argument would have no value.", hint: "Set 'value', or 'valueFrom' in the template." });
        }
      }
    }
  },
});

function templatesNamed({ value }: Fields): string[] {
  return [...(textOf(value) ?? '').matchAll(placeholders)].map(([, name = '']) => name);
}
