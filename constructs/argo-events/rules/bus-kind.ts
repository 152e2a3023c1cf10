import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields } from '../../../lib/references/fields';
import { eventBusRule } from './kinds';

const kinds = ['jetstream', 'jetstreamExotic', 'kafka', 'nats'];

/** The controller makes the first that it finds, and does not tell of the others. */
export const busKind = eventBusRule({
  code: 'argo-events/bus-kind',
  summary: 'An EventBus is of one kind: jetstream, jetstreamExotic, kafka or nats.',
  docs: 'https://argoproj.github.io/argo-events/eventbus/eventbus/',
  checkObject({ spec }, report) {
    if (!isFields(spec)) return;
    for (const { what, hint } of unmetDemands(spec, [{ oneOf: kinds }, { atMostOne: kinds }])) {
      report({
        path: 'spec',
        message: `The EventBus ${what}.`,
        hint,
      });
    }
  },
});
