import { hintForValue } from '../../../lib/checks/allowed-value';
import { textOf } from '../../../lib/references/fields';
import { webhooksOf } from '../parts';
import { eventSourceRule } from './kinds';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

/** The controller accepts any text, and the server then answers no request at all. */
export const webhookMethod = eventSourceRule({
  code: 'argo-events/webhook-method',
  summary: 'A webhook listens for a method that HTTP has.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/webhook/',
  checkObject(object, report) {
    for (const { name, path, fields } of webhooksOf(object)) {
      const method = textOf(fields.method);
      if (method === undefined || methods.includes(method.toUpperCase())) continue;
      report({
        path: `${path}.method`,
        message: `The webhook of event '${name}' listens for method '${method}', which HTTP does not have.`,
        hint: hintForValue(method, methods),
      });
    }
  },
});
