import { textOf } from '../../../lib/references/fields';
import { isGoDuration } from '../../../lib/schema/formats/time';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

export const invalidCheckInterval = eventSourceRule({
  code: 'argo-events/invalid-check-interval',
  summary: 'The interval between two looks of an event is a length of time with a unit.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/intro/',
  checkObject(object, report) {
    for (const { name, path, fields } of eventsOf(object)) {
      for (const field of ['checkInterval', 'pollIntervalDuration']) {
        const interval = textOf(fields[field]);
        if (interval === undefined || isGoDuration(interval)) continue;
        report({
          path: `${path}.${field}`,
          message: `The interval '${interval}' of event '${name}' is no length of time.`,
          hint: "Write numbers with units: '1m', '10s'.",
        });
      }
    }
  },
});
