import { fieldAt, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems } from '../../../lib/references/pod-template';
import { canaryOf, routingOf, stepsOf } from '../parts';
import { rolloutRule } from './kinds';

export const managedRoutes = rolloutRule({
  code: 'argo-rollouts/managed-routes',
  summary: 'A route that a step sets is among the routes that the Rollout manages.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
  checkObject(object, report) {
    const routing = routingOf(canaryOf(object) ?? {});
    if (routing === undefined) return;
    const managed = placedItems('', routing.managedRoutes).flatMap(({ fields }) => textOf(fields.name) ?? []);
    for (const { path, fields } of stepsOf(object)) {
      for (const kind of ['setHeaderRoute', 'setMirrorRoute']) {
        if (fields[kind] === undefined) continue;
        const name = textOf(fieldAt(fields, kind, 'name')) ?? '';
        if (managed.includes(name)) continue;
        report({
          path: `${path}.${kind}.name`,
          message: `The step sets route '${name}', which the Rollout does not manage.`,
          hint: `${didYouMean(name, managed)}List it below 'trafficRouting.managedRoutes'.`,
        });
      }
    }
  },
});
