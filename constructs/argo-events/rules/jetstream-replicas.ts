import { fieldAt } from '../../../lib/references/fields';
import { eventBusRule } from './kinds';

export const jetstreamReplicas = eventBusRule({
  code: 'argo-events/jetstream-replicas',
  summary: 'A JetStream bus has one replica, or three and more, which can vote.',
  docs: 'https://argoproj.github.io/argo-events/eventbus/jetstream/',
  checkObject(object, report) {
    const replicas = fieldAt(object, 'spec', 'jetstream', 'replicas');
    if (typeof replicas !== 'number' || replicas === 1 || replicas >= 3) return;
    report({
      path: 'spec.jetstream.replicas',
      message: `The EventBus has ${replicas} replicas, and JetStream needs 1, or 3 and more.`,
      hint: 'Set 3, so that one may fail.',
    });
  },
});
