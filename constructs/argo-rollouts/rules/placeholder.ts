import { metricsOf } from '../analysis-templates';
import { analysisRule } from './kinds';

const placeholders = /\{\{([^{}]*)\}\}/g;

export const placeholder = analysisRule({
  code: 'argo-rollouts/placeholder',
  summary: 'What stands in double braces in a metric is an argument: the controller knows nothing else, and measures nothing then.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    for (const { path, fields } of metricsOf(object)) {
      const all = [...JSON.stringify(fields).matchAll(placeholders)].map(([, inner = '']) => inner.trim());
      for (const inner of new Set(all.filter((one) => !/^args\.[^\s]+$/.test(one)))) {
        report({ path, message: `Metric '${String(fields.name ?? '')}' has '{{${inner}}}', which is no argument.`, hint: `Write '{{args.${/[^.\s]*$/.exec(inner)?.[0] || 'name'}}}', or leave it out.` });
      }
    }
  },
});
