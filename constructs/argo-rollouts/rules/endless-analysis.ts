import { isGiven } from '../../../lib/checks/field-demands';
import { placedItems } from '../../../lib/references/pod-template';
import { metricsOf, templatesOf } from '../analysis-templates';
import { analysesOf, numberOf } from '../parts';
import { rolloutRule } from './kinds';

export const endlessAnalysis = rolloutRule({
  code: 'argo-rollouts/endless-analysis',
  summary: 'The metrics of an analysis that a Rollout waits for are measured a number of times.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report, { set }) {
    for (const { path, fields, background } of analysesOf(object)) {
      if (background) continue;
      for (const template of templatesOf(set, object.metadata?.namespace ?? '', placedItems('', fields.templates)).templates) {
        const endless = metricsOf(template).find(({ fields: metric }) => isGiven(metric, 'interval') && numberOf(metric.count ?? 0) === 0);
        if (endless === undefined) continue;
        report({
          path: `${path}.templates`,
          message: `The Rollout waits for metric '${String(endless.fields.name)}' of ${template.kind} '${template.metadata?.name}', which is measured for ever.`,
          hint: "Give the metric a 'count'.",
        });
      }
    }
  },
});
