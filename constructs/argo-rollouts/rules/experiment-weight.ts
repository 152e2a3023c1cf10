import { fieldAt } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { canaryOf, hasRouter, routingOf, stepsOf } from '../parts';
import { rolloutRule } from './kinds';

const routers = ['smi', 'alb', 'istio', 'plugins'];

export const experimentWeight = rolloutRule({
  code: 'argo-rollouts/experiment-weight',
  summary: 'A template of an experiment has a weight only where the router can give it a share of the traffic.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/experiment/',
  checkObject(object, report) {
    const routing = routingOf(canaryOf(object) ?? {});
    if (hasRouter(routing, ...routers)) return;
    for (const step of stepsOf(object)) {
      for (const { path, fields } of placedItems(`${step.path}.experiment.templates`, fieldAt(step.fields, 'experiment', 'templates'))) {
        if (fields.weight === undefined) continue;
        const why = routing === undefined ? 'without traffic routing' : 'with a router that does not know it';
        report({
          path: `${path}.weight`,
          message: `The template of the experiment has weight ${String(fields.weight)} ${why}.`,
          hint: `Use one of ${routers.join(', ')}, or leave the weight out.`,
        });
      }
    }
  },
});
