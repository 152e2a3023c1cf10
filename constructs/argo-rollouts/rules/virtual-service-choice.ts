import { unmetDemands } from '../../../lib/checks/field-demands';
import { fieldAt, isFields } from '../../../lib/references/fields';
import { canaryPath } from '../parts';
import { rolloutRule } from './kinds';

const choice = ['virtualService', 'virtualServices'];

export const virtualServiceChoice = rolloutRule({
  code: 'argo-rollouts/virtual-service-choice',
  summary: 'With Istio, a Rollout names one VirtualService or a list of them.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  checkObject(object, report) {
    const istio = fieldAt(object, 'spec', 'strategy', 'canary', 'trafficRouting', 'istio');
    if (!isFields(istio)) return;
    for (const { what, hint } of unmetDemands(istio, [{ oneOf: choice }, { atMostOne: choice }])) {
      report({
        path: `${canaryPath}.trafficRouting.istio`,
        message: `The router ${what}.`,
        hint,
      });
    }
  },
});
