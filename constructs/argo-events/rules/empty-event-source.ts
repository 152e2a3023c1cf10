import { isFields } from '../../../lib/references/fields';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

/** The controller accepts it and starts a pod that does nothing. */
export const emptyEventSource = eventSourceRule({
  code: 'argo-events/empty-event-source',
  summary: 'An EventSource has at least one event.',
  docs: 'https://argoproj.github.io/argo-events/concepts/event_source/',
  checkObject(object, report) {
    if (!isFields(object.spec) || eventsOf(object).length > 0) return;
    report({ path: 'spec', message: 'The EventSource has no event.', hint: "Add one below its type, such as 'webhook' or 'github'." });
  },
});
