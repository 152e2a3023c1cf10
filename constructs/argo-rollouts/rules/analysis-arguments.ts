import { nearestName } from '../../../lib/nearest-name';
import { textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { argumentsOf, templatesOf, usesOfTemplates } from '../analysis-templates';
import { runnerRule } from './kinds';

/** Only where the set has all templates of an analysis: one that is elsewhere may give the value. */
export const analysisArguments = runnerRule({
  code: 'argo-rollouts/analysis-arguments',
  summary: 'An analysis gives each argument that its templates leave open.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report, { set }) {
    for (const { path, fields, references } of usesOfTemplates(object)) {
      const { templates, complete } = templatesOf(set, object.metadata?.namespace ?? '', references);
      if (!complete) continue;
      const given = placedItems('', fields.args).flatMap((argument) => textOf(argument.fields.name) ?? []);
      const declared = templates.flatMap((template) => argumentsOf(template).map(({ fields: argument }) => ({ template, argument })));
      const withValue = declared.filter(({ argument }) => argument.value !== undefined || argument.valueFrom !== undefined);
      const unknown = given.filter((one) => !declared.some(({ argument }) => argument.name === one));
      const filled = new Set<unknown>([...given, ...withValue.map(({ argument }) => argument.name)]);
      for (const { template, argument: { name } } of declared) {
        if (typeof name !== 'string' || filled.has(name)) continue;
        filled.add(name);
        report({
          path: `${path}.args`,
          message: `The analysis gives no argument '${name}', which ${template.kind} '${template.metadata?.name}' needs.`,
          hint: `${isItMeant(nearestName(name, unknown))}Add it, or give it a value in the template.`,
        });
      }
    }
  },
});

/** Of what is given, that is the wrong name. */
function isItMeant(misspelt: string | undefined): string {
  return misspelt === undefined ? '' : `Is '${misspelt}' meant for it? `;
}
