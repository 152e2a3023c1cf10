import { fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { metricsOf } from '../analysis-templates';
import { analysisRule } from './kinds';

/** A template without metrics may use other templates. */
export const metrics = analysisRule({
  code: 'argo-rollouts/metrics',
  summary: 'An analysis has metrics of different names, each measured by one provider.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    if (!isFields(object.spec)) return;
    const all = metricsOf(object);
    if (all.length === 0 && object.spec.templates === undefined) {
      report({
        path: 'spec.metrics',
        message: `The ${object.kind} has no metric.`,
        hint: 'Add one.',
      });
    }
    const names = new Set<string>();
    for (const { path, fields } of all) {
      const name = textOf(fields.name) ?? '';
      if (names.has(name)) report({ path: `${path}.name`, message: `Metric '${name}' is there twice.`, hint: 'Give one of them another name.' });
      names.add(name);
      const providers = Object.entries(fieldsOf(fields.provider)).flatMap(([kind, value]) => (kind === 'plugin' ? Object.keys(fieldsOf(value)) : [kind]));
      if (providers.length === 1) continue;
      const what = providers.length === 0 ? 'has no provider' : `has providers ${providers.map((provider) => `'${provider}'`).join(', ')}, and one measures it`;
      report({
        path: `${path}.provider`,
        message: `Metric '${name}' ${what}.`,
        hint: providers.length === 0 ? "Set one, such as 'prometheus', 'web' or 'job'." : 'Make a metric of each.',
      });
    }
  },
});
