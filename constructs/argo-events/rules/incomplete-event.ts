import { unmetDemands } from '../../../lib/checks/field-demands';
import { eventsOf } from '../parts';
import { eventDemands } from './event-demands';
import { eventSourceRule } from './kinds';

/** How constructs are asked for events. */
const byHandle: Readonly<Record<string, string>> = {
  github: " A GitHubEventSource asks for those whose handles are taken: github.on('push').",
  gitlab: " A GitLabEventSource asks for those whose handles are taken: gitlab.on('PushEvents').",
};

export const incompleteEvent = eventSourceRule({
  code: 'argo-events/incomplete-event',
  summary: 'Each event of an EventSource gives what its type needs.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/intro/',
  checkObject(object, report, _context, { origin }) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      for (const { field, what, hint } of unmetDemands(fields, eventDemands[type] ?? [])) {
        const way = field === 'events' && origin.constructPath !== undefined ? (byHandle[type] ?? '') : '';
        report({ path: `${path}.${field}`, message: `Event '${name}' of type '${type}' ${what}.`, hint: `${hint}${way}` });
      }
    }
  },
});
