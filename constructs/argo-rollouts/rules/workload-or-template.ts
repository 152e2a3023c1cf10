import { fieldAt, isFields } from '../../../lib/references/fields';
import { rolloutRule } from './kinds';

export const workloadOrTemplate = rolloutRule({
  code: 'argo-rollouts/workload-or-template',
  summary: 'A Rollout has a pod template of its own or takes over that of a workload.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/migrating/',
  checkObject({ spec }, report) {
    const template = fieldAt(spec, 'template');
    if (!isFields(fieldAt(spec, 'workloadRef')) || !isFields(template) || Object.keys(template).length === 0) return;
    report({ path: 'spec.template', message: "The Rollout has 'workloadRef' and 'template', which exclude each other.", hint: 'Keep one of them.' });
  },
});
