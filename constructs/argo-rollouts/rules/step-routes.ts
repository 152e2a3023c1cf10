import type { ReportHere } from '../../../lib/checks/controller-rule';
import { isFields, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { canaryOf, hasRouter, routingOf, stepsOf } from '../parts';
import { rolloutRule } from './kinds';

const kinds = [
  { field: 'setHeaderRoute', routers: ['istio', 'alb', 'apisix', 'plugins'], matchers: ['headerValue'], wants: true },
  { field: 'setMirrorRoute', routers: ['istio', 'plugins'], matchers: ['method', 'path'], wants: false },
];

export const stepRoutes = rolloutRule({
  code: 'argo-rollouts/step-routes',
  summary: 'A step that sets a route has a router that knows such routes, and each match compares in one way.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
  checkObject(object, report) {
    const routing = routingOf(canaryOf(object) ?? {});
    for (const step of stepsOf(object)) {
      for (const { field, routers, matchers, wants } of kinds) {
        const route = step.fields[field];
        if (!isFields(route)) continue;
        const path = `${step.path}.${field}`;
        if (!hasRouter(routing, ...routers)) report({ path, message: `The step has '${field}', which the traffic routing of the Rollout does not know.`, hint: `Use one of ${routers.join(', ')}.` });
        for (const match of placedItems(`${path}.match`, route.match)) {
          for (const matcher of matchers) if (wants || match.fields[matcher] !== undefined) checkMatch(`${match.path}.${matcher}`, match.fields[matcher], hasRouter(routing, 'alb') && wants, report);
        }
      }
    }
  },
});

function checkMatch(path: string, value: unknown, exactOnly: boolean, report: ReportHere): void {
  const ways = ['exact', 'regex', 'prefix'].filter((way) => textOf((isFields(value) ? value : ({} as Fields))[way]) !== undefined);
  if (ways.length !== 1) report({ path, message: `The match compares in ${ways.length} ways.`, hint: "Set one of 'exact', 'regex', 'prefix'." });
  else if (exactOnly && ways[0] !== 'exact') report({ path, message: `The match compares by '${ways[0]}', and an ALB knows 'exact' only.`, hint: "Set 'exact'." });
}
