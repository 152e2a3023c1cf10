import { fieldAt, textOf } from '../../../lib/references/fields';
import { rolloutRule } from './kinds';

/** The new pods would get the traffic of the old ones at once. */
const pairs = [
  ['blueGreen', 'activeService', 'previewService'],
  ['canary', 'stableService', 'canaryService'],
  ['canary', 'pingPong.pingService', 'pingPong.pongService'],
] as const;

export const distinctServices = rolloutRule({
  code: 'argo-rollouts/distinct-services',
  summary: 'The Services for the old and for the new pods differ.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  checkObject(object, report) {
    for (const [strategy, first, second] of pairs) {
      const [one, other] = [first, second].map((field) => textOf(fieldAt(object, 'spec', 'strategy', strategy, ...field.split('.'))));
      if (one === undefined || one !== other) continue;
      report({
        path: `spec.strategy.${strategy}.${first}`,
        message: `Service '${one}' is '${first}' and '${second}' at once.`,
        hint: 'Name two different Services.',
      });
    }
  },
});
