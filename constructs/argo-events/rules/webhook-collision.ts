import { textOf } from '../../../lib/references/fields';
import { webhooksOf } from '../parts';
import { eventSourceRule } from './kinds';

/** All webhooks of an EventSource run in one pod. Of two on one port and path, one never sees a request. */
export const webhookCollision = eventSourceRule({
  code: 'argo-events/webhook-collision',
  summary: 'No two webhooks of an EventSource listen on the same port and path for the same method.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/webhook/',
  checkObject(object, report) {
    const taken = new Map<string, string>();
    for (const { name, type, path, fields } of webhooksOf(object)) {
      const [port, endpoint] = [textOf(fields.port), textOf(fields.endpoint)];
      if (port === undefined || endpoint === undefined) continue;
      const method = textOf(fields.method)?.toUpperCase() ?? '';
      const key = `${port} ${endpoint} ${method}`;
      const first = taken.get(key);
      if (first === undefined) taken.set(key, name);
      else {
        report({
          path: type === 'webhook' ? path : `${path}.endpoint`,
          message: `The webhooks of events '${first}' and '${name}' both listen on port ${port} at '${endpoint}'.`,
          hint: 'Give one of them another path or port.',
        });
      }
    }
  },
});
