import { unmetDemands } from '../../../lib/checks/field-demands';
import { webhooksOf } from '../parts';
import { eventSourceRule } from './kinds';

/** Ports are texts here; a controller that cannot read one as a number refuses the EventSource. */
export const incompleteWebhook = eventSourceRule({
  code: 'argo-events/incomplete-webhook',
  summary: 'A webhook has a path and a port to listen on; the port is a number in quotes.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/webhook/',
  checkObject(object, report) {
    for (const { name, path, fields } of webhooksOf(object)) {
      for (const { field, what, hint } of unmetDemands(fields, ['endpoint', 'port'])) {
        report({ path: `${path}.${field}`, message: `The webhook of event '${name}' ${what}.`, hint });
      }
      const port = fields.port ?? '';
      if (typeof port !== 'string' || port === '' || /^[+-]?\d+$/.test(port)) continue;
      report({
        path: `${path}.port`,
        message: `The webhook of event '${name}' has port '${port}', which is no number.`,
        hint: `Write a number in quotes: port: '12000'.`,
      });
    }
  },
});
