import { unmetDemands } from '../../../lib/checks/field-demands';
import { fieldAt, isFields } from '../../../lib/references/fields';
import { rolloutRule } from './kinds';

const [preferred, required] = ['preferredDuringSchedulingIgnoredDuringExecution', 'requiredDuringSchedulingIgnoredDuringExecution'];

export const antiAffinity = rolloutRule({
  code: 'argo-rollouts/anti-affinity',
  summary: 'New pods keep away from old ones in one way, with a weight from 1 to 100.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/anti-affinity/anti-affinity/',
  checkObject(object, report) {
    for (const strategy of ['blueGreen', 'canary']) {
      const rule = fieldAt(object, 'spec', 'strategy', strategy, 'antiAffinity');
      if (!isFields(rule)) continue;
      const path = `spec.strategy.${strategy}.antiAffinity`;
      const given = [preferred, required].filter((field) => rule[field] !== undefined);
      if (given.length === 0) for (const { what, hint } of unmetDemands(rule, [{ oneOf: [preferred, required] }])) report({ path, message: `The rule ${what}.`, hint });
      if (given.length === 2) report({ path, message: 'The rule is preferred and required at once.', hint: 'Keep one of them.' });
      const weight = fieldAt(rule, preferred, 'weight');
      if (typeof weight === 'number' && (weight < 1 || weight > 100)) {
        report({
          path: `${path}.${preferred}.weight`,
          message: `The rule has weight ${weight}.`,
          hint: 'Set one from 1 to 100.',
        });
      }
    }
  },
});
