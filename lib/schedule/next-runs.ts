import { goNanoseconds } from '../schema/formats/time';
import { cronMistake, expandSchedule, readFields, type CronTimes } from './cron-schedule';
import { localDay, momentsOf, type Day } from './local-time';
import { timeZoneMistake } from './time-zone';

export interface NextRunsOptions {
  /** Zone whose clock the schedule is meant for, as the time zone database calls it. `CRON_TZ=` in the schedule goes before it. @default 'UTC' */
  readonly timezone?: string;
  /** Runs come after this moment. */
  readonly from: Date;
  /** How many runs. @default 1 */
  readonly count?: number;
}

/** A schedule that has no run until the end of the fifth year from now is taken to have none. */
const years = 5;

/**
 * When a schedule runs, as the controllers of Kubernetes and Argo reckon: on every minute whose time on the wall matches. Where clocks go forward,
 * what falls into the hour that is left out does not run; where they go back, it runs twice. If both the day of the month and the day of the
 * week are given, one of them is enough. `@every` counts from `from`.
 *
 * @returns moments in rising order; fewer than asked for where the schedule has none within five years
 * @throws RangeError where the schedule or the zone is wrong
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function nextRuns(schedule: string, options: NextRunsOptions): Date[] {
  const { count = 1, from } = options;
  const { text, zone = options.timezone ?? 'UTC' } = withoutZone(schedule);
  const mistake = cronMistake(text) ?? everyMistake(text);
  if (mistake !== undefined) throw new RangeError(`The schedule '${schedule}' ${mistake}.`);
  const zoneMistake = timeZoneMistake(zone);
  if (zoneMistake !== undefined) throw new RangeError(`The time zone '${zone}' ${zoneMistake}.`);
  const delay = /^@every (.+)$/.exec(text)?.[1];
  if (delay !== undefined) return every(goNanoseconds(delay)! / 1e9, from, count);
  return [...taken(runs(readFields(expandSchedule(text)), zone === 'Local' ? 'UTC' : zone, from.getTime()), count)];
}

function withoutZone(schedule: string): { readonly text: string; readonly zone?: string } {
  const [, zone, text] = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/s.exec(schedule) ?? [];
  return text === undefined ? { text: schedule.trim() } : { text: text.trim(), zone };
}

function everyMistake(text: string): string | undefined {
  const delay = /^@every (.+)$/.exec(text)?.[1];
  return delay === undefined || goNanoseconds(delay) !== undefined ? undefined : `has '${delay}', which is no length of time such as 1h30m`;
}

/** In whole seconds, one at least. */
function every(seconds: number, from: Date, count: number): Date[] {
  const step = Math.max(1, Math.floor(seconds)) * 1000;
  const start = Math.floor(from.getTime() / 1000) * 1000;
  return Array.from({ length: count }, (_, index) => new Date(start + (index + 1) * step));
}

function* taken(moments: Iterable<number>, count: number): Generator<Date> {
  let left = count;
  if (left < 1) return;
  for (const moment of moments) {
    yield new Date(moment);
    if (--left < 1) return;
  }
}

function* runs(times: CronTimes, zone: string, from: number): Generator<number> {
  const first = localDay(zone, from);
  for (let day = first, last = from; ;) {
    const limit = localDay(zone, last).year + years;
    if (day.year > limit) return;
    if (matches(times, day)) {
      for (const moment of momentsOf(zone, day, times.hours, times.minutes)) {
        if (moment <= last) continue;
        yield moment;
        last = moment;
      }
    }
    day = nextDay(day);
  }
}

function matches({ months, daysOfMonth, daysOfWeek }: CronTimes, { year, month, day }: Day): boolean {
  if (!months.has(month)) return false;
  const [isDay, isWeekday] = [daysOfMonth.has(day), daysOfWeek.has(new Date(Date.UTC(year, month - 1, day)).getUTCDay())];
  return daysOfMonth.isAny || daysOfWeek.isAny ? isDay && isWeekday : isDay || isWeekday;
}

function nextDay({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
