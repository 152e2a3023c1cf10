import { fieldAt, isFields, textOf } from '../../../lib/references/fields';
import { timeZoneMistake } from '../../../lib/schedule/time-zone';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

export const timeFilter = sensorRule({
  code: 'argo-events/time-filter',
  summary: 'A filter on the time has two different times of day, and a time zone that exists.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/time/',
  checkObject(object, report) {
    for (const { path, fields } of dependenciesOf(object)) {
      const time = fieldAt(fields, 'filters', 'time');
      if (!isFields(time)) continue;
      const seconds = ['start', 'stop'].map((field) => {
        const moment = secondsOf(time[field]);
        if (moment === undefined) {
          report({
            path: `${path}.filters.time.${field}`,
            message: `The ${field} '${String(time[field] ?? '')}' is no time of day.`,
            hint: "Write it as '08:30:00'.",
          });
        }
        return moment;
      });
      if (seconds[0] !== undefined && seconds[0] === seconds[1]) {
        report({
          path: `${path}.filters.time.stop`,
          message: `The time that passes ends when it begins, at '${String(time.stop)}'.`,
          hint: 'Set another time, or leave the filter out.',
        });
      }
      const zone = textOf(time.timezone);
      const mistake = zone === undefined ? undefined : timeZoneMistake(zone);
      if (mistake !== undefined) {
        report({
          path: `${path}.filters.time.timezone`,
          message: `The time zone '${zone}' ${mistake}.`,
          hint: "Write it as 'Europe/Berlin'.",
        });
      }
    }
  },
});

function secondsOf(time: unknown): number | undefined {
  const match = /^(\d{1,2}):(\d{2}):(\d{2}(?:[.,]\d+)?)$/.exec(textOf(time) ?? '');
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number((match[3] ?? '').replace(',', '.'))];
  return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : undefined;
}
