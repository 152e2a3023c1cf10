import fc from 'fast-check';
import { nextRuns } from '../../lib/schedule/next-runs';

function runs(schedule: string, from: string, count = 1, timezone?: string): string[] {
  return nextRuns(schedule, { from: new Date(from), count, timezone }).map((run) => run.toISOString().replace('.000Z', 'Z'));
}

describe('the next runs', () => {
  test('come after the moment that is given, not on it', () => {
    expect(runs('0 3 * * *', '2026-05-01T03:00:00Z', 2)).toEqual(['2026-05-02T03:00:00Z', '2026-05-03T03:00:00Z']);
    expect(runs('0 3 * * *', '2026-05-01T02:59:59.999Z')).toEqual(['2026-05-01T03:00:00Z']);
  });

  test.each([
    ['*/20 * * * *', '2026-05-01T00:30:00Z', ['2026-05-01T00:40:00Z', '2026-05-01T01:00:00Z']],
    ['50/5 * * * *', '2026-05-01T00:00:00Z', ['2026-05-01T00:50:00Z', '2026-05-01T00:55:00Z']],
    ['0 0 * feb mon', '2026-12-30T00:00:00Z', ['2027-02-01T00:00:00Z', '2027-02-08T00:00:00Z']],
    ['0 0 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z']],
    ['@weekly', '2026-05-01T00:00:00Z', ['2026-05-03T00:00:00Z', '2026-05-10T00:00:00Z']],
    ['@every 1h30m', '2026-05-01T00:00:00.7Z', ['2026-05-01T01:30:00Z', '2026-05-01T03:00:00Z']],
    ['@every 10ms', '2026-05-01T00:00:00Z', ['2026-05-01T00:00:01Z', '2026-05-01T00:00:02Z']],
  ])('of %s', (schedule, from, expected) => expect(runs(schedule, from, 2)).toEqual(expected));

  test('fall on the day of the month or on the day of the week where both are given', () => {
    expect(runs('0 0 13 * fri', '2026-05-01T00:00:00Z', 3)).toEqual(['2026-05-08T00:00:00Z', '2026-05-13T00:00:00Z', '2026-05-15T00:00:00Z']);
  });

  test('fall on days that are both where one of them is a star', () => {
    expect(runs('0 0 * * fri', '2026-05-01T00:00:00Z', 2)).toEqual(['2026-05-08T00:00:00Z', '2026-05-15T00:00:00Z']);
  });

  test('a star with a step is not any day', () => {
    expect(runs('0 0 */10 * mon', '2026-05-01T00:00:00Z', 3)).toEqual(['2026-05-04T00:00:00Z', '2026-05-11T00:00:00Z', '2026-05-18T00:00:00Z']);
  });

  test('are reckoned in the time zone, and the one in the schedule goes first', () => {
    expect(runs('0 3 * * *', '2026-05-01T00:00:00Z', 1, 'Asia/Tokyo')).toEqual(['2026-05-01T18:00:00Z']);
    expect(runs('CRON_TZ=America/New_York 0 3 * * *', '2026-05-01T00:00:00Z', 1, 'Asia/Tokyo')).toEqual(['2026-05-01T07:00:00Z']);
  });

  test('leave out what the clocks leave out', () => {
    expect(runs('30 2 * * *', '2026-03-07T12:00:00Z', 2, 'America/New_York')).toEqual(['2026-03-09T06:30:00Z', '2026-03-10T06:30:00Z']);
  });

  test('come twice where the clocks show a time twice', () => {
    expect(runs('30 1 * * *', '2026-11-01T00:00:00Z', 3, 'America/New_York')).toEqual(['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-02T06:30:00Z']);
  });

  test('are none for a day that no year has', () => expect(runs('0 0 30 2 *', '2026-05-01T00:00:00Z', 3)).toEqual([]));

  test.each([
    ['61 * * * *', 'UTC', "The schedule '61 * * * *' has minute '61', and 59 is the most."],
    ['@every soon', 'UTC', "The schedule '@every soon' has 'soon', which is no length of time such as 1h30m."],
    ['* * * * *', 'Mars/Olympus', "The time zone 'Mars/Olympus' is no time zone that is known."],
  ])('%s in %s is refused', (schedule, timezone, message) => expect(() => runs(schedule, '2026-05-01T00:00:00Z', 1, timezone)).toThrow(new RangeError(message)));

  test('rise, match the schedule on the wall, and none is left out', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata');
    const field = (least: number, most: number): fc.Arbitrary<string> => fc.oneof(fc.constant('*'), fc.integer({ min: least, max: most }).map(String), fc.constant('*/2'));
    fc.assert(
      fc.property(field(0, 59), field(0, 23), zone, fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (minute, hour, timezone, from) => {
        const found = nextRuns(`${minute} ${hour} * * *`, { from, count: 5, timezone }).map(Number);
        const every = nextRuns('* * * * *', { from, count: 60, timezone }).map(Number);
        const allowed = (field: string, value: number): boolean => field === '*' || (field === '*/2' ? value % 2 === 0 : value === Number(field));
        const clock = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' });
        const matches = (moment: number): boolean => {
          const [hours, minutes] = clock.format(moment).split(':').map(Number);
          return allowed(hour, hours!) && allowed(minute, minutes!);
        };
        expect(found.every((moment, index) => moment > (found[index - 1] ?? from.getTime()) && matches(moment))).toBe(true);
        expect(every.filter(matches).slice(0, 5)).toEqual(found.filter((moment) => moment <= every.at(-1)!));
      }),
      { numRuns: 100 },
    );
  });
});
