import { unmetDemands, type FieldDemand } from '../../../lib/checks/field-demands';
import { fieldsOf, isFields } from '../../../lib/references/fields';
import { eventBusRule } from './kinds';

const demands: Readonly<Record<string, readonly FieldDemand[]>> = {
  jetstream: ['version'],
  jetstreamExotic: ['url'],
  kafka: ['url'],
  nats: [{ oneOf: ['native', 'exotic'] }, { atMostOne: ['native', 'exotic'] }, { with: 'exotic', needs: ['exotic.clusterID', 'exotic.url'] }],
};

export const incompleteBus = eventBusRule({
  code: 'argo-events/incomplete-bus',
  summary: 'An EventBus gives what its kind needs.',
  docs: 'https://argoproj.github.io/argo-events/eventbus/eventbus/',
  checkObject({ spec }, report) {
    for (const [kind, ofKind] of Object.entries(demands)) {
      const bus = fieldsOf(spec)[kind];
      if (!isFields(bus)) continue;
      for (const { field, what, hint } of unmetDemands(bus, ofKind)) {
        report({
          path: `spec.${kind}.${field}`,
          message: `The EventBus of kind '${kind}' ${what}.`,
          hint,
        });
      }
    }
  },
});
