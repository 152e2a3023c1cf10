import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields } from '../../../lib/references/fields';
import { ingressRouters } from '../ingresses';
import { canaryOf, canaryPath, routingOf } from '../parts';
import { rolloutRule } from './kinds';

export const ingressChoice = rolloutRule({
  code: 'argo-rollouts/ingress-choice',
  summary: 'A router of Ingresses names one of them or a list.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/',
  checkObject(object, report) {
    for (const { router, one, several } of ingressRouters) {
      const routing = routingOf(canaryOf(object) ?? {})?.[router];
      if (!isFields(routing)) continue;
      for (const { what, hint } of unmetDemands(routing, [{ oneOf: [one, several] }, { atMostOne: [one, several] }])) {
        report({ path: `${canaryPath}.trafficRouting.${router}`, message: `The router ${what}.`, hint });
      }
    }
  },
});
