import fc from 'fast-check';
import { cronMistake } from '../../lib/schedule/cron-schedule';

test.each(['* * * * *', '*/15 0-6 1,15 * sun', '0 3 * JAN-mar 1-5', '5/10 * ? * 6', 'TZ=Asia/Tokyo 0 3 * * *', 'CRON_TZ=UTC 0 3 * * *', '@daily', '@every 1h', ' 0  3 * * * '])(
  "'%s' is a schedule",
  (schedule) => expect(cronMistake(schedule)).toBeUndefined(),
);

test.each([
  ['', 'has 0 fields, and needs five: minute, hour, day of the month, month, day of the week'],
  ['* * * *', 'has 4 fields, and needs five: minute, hour, day of the month, month, day of the week'],
  ['0 0 3 * * *', 'has 6 fields, and needs five: minute, hour, day of the month, month, day of the week'],
  ['60 * * * *', "has minute '60', and 59 is the most"],
  ['* 24 * * *', "has hour '24', and 23 is the most"],
  ['* * 0 * *', "has day of the month '0', and 1 is the least"],
  ['* * * 13 *', "has month '13', and 12 is the most"],
  ['* * * * 7', "has day of the week '7', and 6 is the most"],
  ['* * * * funday', "has 'funday' as day of the week, which is no number"],
  ['9-3 * * * *', "has minute '9-3', which ends before it begins"],
  ['*/0 * * * *', "has the step '0' in its minute, and a step is a number from 1"],
  ['*/x * * * *', "has the step 'x' in its minute, and a step is a number from 1"],
  ['1-2-3 * * * *', "has '1-2-3' as minute, which is no range"],
  ['1/2/3 * * * *', "has '1/2/3' as minute, which is no range"],
  ['@sometimes', 'is no name that is known'],
])("'%s' %s", (schedule, mistake) => expect(cronMistake(schedule)).toBe(mistake));

test('names for whole schedules can be left out', () => expect(cronMistake('@daily', { descriptors: false })).toBe('is a name, and five fields are needed here'));

test('numbers within their limits are right, others are not', () => {
  const limits = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]] as const;
  fc.assert(
    fc.property(fc.nat(4), fc.nat(99), (field, value) => {
      const parts = ['*', '*', '*', '*', '*'];
      parts[field] = String(value);
      const [least, most] = limits[field]!;
      expect(cronMistake(parts.join(' ')) === undefined).toBe(value >= least && value <= most);
    }),
  );
});

test('any text at all is read or refused', () => {
  fc.assert(fc.property(fc.string(), (text) => void cronMistake(text)));
});
