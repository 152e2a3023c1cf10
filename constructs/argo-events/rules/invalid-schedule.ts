import { textOf } from '../../../lib/references/fields';
import { cronMistake } from '../../../lib/schedule/cron-schedule';
import { timeZoneMistake } from '../../../lib/schedule/time-zone';
import { isGoDuration } from '../../../lib/schema/formats/time';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

/** An interval counts only where there is no schedule. */
export const invalidSchedule = eventSourceRule({
  code: 'argo-events/invalid-schedule',
  summary: 'A calendar event has a schedule of five fields or an interval, and a time zone that exists.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/calendar/',
  checkObject(object, report) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      if (type !== 'calendar') continue;
      const [schedule, interval, timezone] = [textOf(fields.schedule), textOf(fields.interval), textOf(fields.timezone)];
      const mistake = schedule === undefined ? undefined : cronMistake(schedule, { descriptors: false });
      if (mistake !== undefined) {
        report({
          path: `${path}.schedule`,
          message: `The schedule '${schedule}' of event '${name}' ${mistake}.`,
          hint: "Write five fields: '30 3 * * *' is at half past three.",
        });
      }
      if (schedule === undefined && interval !== undefined && !isGoDuration(interval)) {
        report({
          path: `${path}.interval`,
          message: `The interval '${interval}' of event '${name}' is no length of time.`,
          hint: "Write numbers with units: '1h30m', '10s'.",
        });
      }
      const zone = timezone === undefined ? undefined : timeZoneMistake(timezone);
      if (zone !== undefined) {
        report({
          path: `${path}.timezone`,
          message: `The time zone '${timezone}' of event '${name}' ${zone}.`,
          hint: "Write it as 'Europe/Berlin'.",
        });
      }
    }
  },
});
