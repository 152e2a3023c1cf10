import { unmetDemands } from '../../../lib/checks/field-demands';
import { fieldsOf, isFields } from '../../../lib/references/fields';
import { rolloutRule } from './kinds';

const strategies = ['blueGreen', 'canary'];

export const strategy = rolloutRule({
  code: 'argo-rollouts/strategy',
  summary: 'A Rollout has one strategy: blueGreen or canary.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/concepts/',
  checkObject({ spec }, report) {
    if (!isFields(spec)) return;
    for (const { what, hint } of unmetDemands(fieldsOf(spec.strategy), [{ oneOf: strategies }, { atMostOne: strategies }])) {
      report({ path: 'spec.strategy', message: `The Rollout ${what}.`, hint });
    }
  },
});
