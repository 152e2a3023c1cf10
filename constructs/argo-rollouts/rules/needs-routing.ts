import { isGiven } from '../../../lib/checks/field-demands';
import { canaryOf, canaryPath, hasRouter, routingOf, stepsOf } from '../parts';
import { rolloutRule } from './kinds';

export const needsRouting = rolloutRule({
  code: 'argo-rollouts/needs-routing',
  summary: 'What only works with divided traffic is there only where a router divides it.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
  checkObject(object, report) {
    const canary = canaryOf(object);
    if (canary === undefined) return;
    const routing = routingOf(canary);
    const used = [
      ...['scaleDownDelaySeconds', 'dynamicStableScale'].filter((field) => canary[field] === 0 || isGiven(canary, field)).map((field) => ({ field, path: `${canaryPath}.${field}` })),
      ...stepsOf(object).flatMap(({ path, fields }) => (isGiven(fields, 'setCanaryScale') ? [{ field: 'setCanaryScale', path: `${path}.setCanaryScale` }] : [])),
    ];
    if (routing === undefined) {
      for (const { field, path } of used) report({ path, message: `'${field}' needs traffic routing, which the Rollout does not have.`, hint: "Set 'trafficRouting', or leave it out." });
      return;
    }
    if (used.filter(({ field }) => field !== 'setCanaryScale').length === 2) {
      report({
        path: `${canaryPath}.dynamicStableScale`,
        message: "'dynamicStableScale' and 'scaleDownDelaySeconds' exclude each other.",
        hint: 'Keep one of them.',
      });
    }
    if (isGiven(routing, 'maxTrafficWeight') && !hasRouter(routing, 'nginx', 'plugins')) {
      report({
        path: `${canaryPath}.trafficRouting.maxTrafficWeight`,
        message: "The router of the Rollout does not know 'maxTrafficWeight'.",
        hint: "Leave it out: only 'nginx' and plugins know it.",
      });
    }
  },
});
