import { isGiven, unmetDemands } from '../../../lib/checks/field-demands';
import { fieldsOf, isFields } from '../../../lib/references/fields';
import { canaryOf, canaryPath, hasRouter, routingOf } from '../parts';
import { rolloutRule } from './kinds';

/** Routers that divide traffic between two Services and nothing else. */
const always = ['smi', 'apisix', 'ambassador', 'nginx', 'appMesh', 'traefik'];

export const routerServices = rolloutRule({
  code: 'argo-rollouts/router-services',
  summary: 'A router has the Services to divide traffic between.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
  checkObject(object, report) {
    const canary = canaryOf(object);
    const routing = canary && routingOf(canary);
    if (canary === undefined) return;
    const isPingPong = isFields(canary.pingPong);
    const byService = hasRouter(routing, 'alb') || (hasRouter(routing, 'istio') && !isGiven(fieldsOf(routing?.istio), 'destinationRule'));
    if (hasRouter(routing, ...always) || (byService && !isPingPong)) {
      for (const { field, what, hint } of unmetDemands(canary, ['stableService', 'canaryService'])) {
        report({
          path: `${canaryPath}.${field}`,
          message: `The traffic routing ${what}.`,
          hint,
        });
      }
    }
    if (!isPingPong) return;
    for (const { field, what, hint } of unmetDemands(canary, ['pingPong.pingService', 'pingPong.pongService'])) {
      report({
        path: `${canaryPath}.${field}`,
        message: `The Rollout ${what}.`,
        hint,
      });
    }
    if (routing !== undefined && !hasRouter(routing, 'alb', 'istio', 'plugins')) {
      report({
        path: `${canaryPath}.pingPong`,
        message: "The router of the Rollout does not know 'pingPong'.",
        hint: "Use 'alb' or 'istio', or leave 'pingPong' out.",
      });
    }
    if (hasRouter(routing, 'alb') && !isGiven(fieldsOf(routing?.alb), 'rootService')) {
      report({
        path: `${canaryPath}.trafficRouting.alb.rootService`,
        message: "The router has no 'rootService', which 'pingPong' needs.",
        hint: "Set 'rootService'.",
      });
    }
  },
});
