import { unmetDemands } from '../../../lib/checks/field-demands';
import { eventsOf } from '../parts';
import { eventDemands } from './event-demands';
import { eventSourceRule } from './kinds';

export const incompleteEvent = eventSourceRule({
  code: 'argo-events/incomplete-event',
  summary: 'Each event of an EventSource gives what its type needs.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/intro/',
  checkObject(object, report) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      for (const { field, what, hint } of unmetDemands(fields, eventDemands[type] ?? [])) {
        report({ path: `${path}.${field}`, message: `Event '${name}' of type '${type}' ${what}.`, hint });
      }
    }
  },
});
