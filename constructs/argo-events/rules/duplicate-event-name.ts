import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

export const duplicateEventName = eventSourceRule({
  code: 'argo-events/duplicate-event-name',
  summary: 'The names of all events of an EventSource differ, also across types.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/naming/',
  checkObject(object, report) {
    const types = new Map<string, string>();
    for (const { type, name, path } of eventsOf(object)) {
      const first = types.get(name);
      if (first === undefined) types.set(name, type);
      else report({ path, message: `Event '${name}' is there twice, as '${first}' and as '${type}'.`, hint: 'Give one of them another name: Sensors refer to events by name alone.' });
    }
  },
});
