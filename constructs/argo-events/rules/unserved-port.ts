import { fieldAt, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { webhooksOf } from '../parts';
import { eventSourceRule } from './kinds';

/** The Service that the controller makes then leads to a port where nobody listens. */
export const unservedPort = eventSourceRule({
  code: 'argo-events/unserved-port',
  summary: 'Each port of the Service of an EventSource leads to one that a webhook listens on.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/webhook/',
  checkObject(object, report) {
    const ports = placedItems('spec.service.ports', fieldAt(object, 'spec', 'service', 'ports'));
    if (ports.length === 0) return;
    const served = [...new Set(webhooksOf(object).flatMap(({ fields }) => textOf(fields.port) ?? []))];
    const hint = served.length === 0 ? 'There is no webhook at all: leave the Service out.' : `Set 'targetPort' to one that a webhook listens on: ${served.join(', ')}.`;
    for (const { path, fields } of ports) {
      const target = String(fields.targetPort ?? fields.port);
      if (/^\d+$/.test(target) && !served.includes(target)) report({ path, message: `The Service leads to port ${target}, on which no webhook listens.`, hint });
    }
  },
});
