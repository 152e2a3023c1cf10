import { fieldAt, fieldsOf, isFields } from '../../../lib/references/fields';
import { demandsOf, meets } from '../../../lib/references/label-selector';
import { rolloutRule } from './kinds';

export const selector = rolloutRule({
  code: 'argo-rollouts/selector',
  summary: 'A Rollout with a pod template has a selector that chooses its pods.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  checkObject({ spec }, report) {
    if (!isFields(spec) || spec.workloadRef !== undefined) return;
    if (!isFields(spec.selector)) {
      report({ path: 'spec.selector', message: 'The Rollout has no selector.', hint: "Set 'matchLabels' to labels of its pod template." });
      return;
    }
    const demands = demandsOf(spec.selector);
    if (demands.length === 0) {
      report({
        path: 'spec.selector',
        message: 'The selector of the Rollout is empty.',
        hint: "Set 'matchLabels' to labels of its pod template.",
      });
    }
    const labels = fieldsOf(fieldAt(spec, 'template', 'metadata', 'labels'));
    const unmet = demands.find((demand) => !meets(labels, demand));
    if (unmet === undefined) return;
    report({
      path: 'spec.template.metadata.labels',
      message: `The pods of the Rollout do not have what its selector wants of the label '${unmet.key}'.`,
      hint: 'Give the pod template the labels of the selector.',
    });
  },
});
