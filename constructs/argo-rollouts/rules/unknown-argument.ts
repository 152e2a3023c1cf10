import { textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems } from '../../../lib/references/pod-template';
import { argumentsOf, templatesOf, usesOfTemplates } from '../analysis-templates';
import { runnerRule } from './kinds';

/** The controller leaves it out without a word. */
export const unknownArgument = runnerRule({
  code: 'argo-rollouts/unknown-argument',
  severity: 'warning',
  summary: 'The arguments of an analysis are ones that its templates have.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report, { set }) {
    for (const { path, fields, references } of usesOfTemplates(object)) {
      const { templates, complete } = templatesOf(set, object.metadata?.namespace ?? '', references);
      if (!complete) continue;
      const known = templates.flatMap((template) => argumentsOf(template).flatMap((argument) => textOf(argument.fields.name) ?? []));
      for (const argument of placedItems(`${path}.args`, fields.args)) {
        const name = textOf(argument.fields.name);
        if (name === undefined || known.includes(name)) continue;
        report({
          path: `${argument.path}.name`,
          message: `No template of the analysis has an argument '${name}'.`,
          hint: `${didYouMean(name, known)}Leave it out.`,
        });
      }
    }
  },
});
