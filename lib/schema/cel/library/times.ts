import type { Duration } from '../values/duration';
import type { Timestamp } from '../values/timestamp';
import { EvaluationError } from '../values/value';
import { overload, type Overload } from './overload';

/** Reads a part of a date whose UTC fields are the local time that is asked for. */
type Part = (local: Date, time: Timestamp) => number;

const millisecondsPerDay = 86_400_000;

const parts: Readonly<Record<string, Part>> = {
  getFullYear: (local) => local.getUTCFullYear(),
  getMonth: (local) => local.getUTCMonth(),
  getDayOfYear: (local) => Math.floor((local.getTime() - startOfYear(local)) / millisecondsPerDay),
  getDayOfMonth: (local) => local.getUTCDate() - 1,
  getDate: (local) => local.getUTCDate(),
  getDayOfWeek: (local) => local.getUTCDay(),
  getHours: (local) => local.getUTCHours(),
  getMinutes: (local) => local.getUTCMinutes(),
  getSeconds: (local) => local.getUTCSeconds(),
  getMilliseconds: (_, time) => Number(time.fraction / 1_000_000n),
};

const durationUnits: Readonly<Record<string, bigint>> = {
  getHours: 3_600_000_000_000n,
  getMinutes: 60_000_000_000n,
  getSeconds: 1_000_000_000n,
  getMilliseconds: 1_000_000n,
};

/** Parts of timestamps, in UTC or in a zone (`Europe/Berlin`, `+02:00`), and lengths of durations in whole units. */
export const timeFunctions: readonly Overload[] = [
  ...Object.entries(parts).flatMap(([name, part]) => [
    overload(`timestamp.${name}() -> int`, (time: Timestamp) => BigInt(part(time.toDate(), time))),
    overload(`timestamp.${name}(string) -> int`, (time: Timestamp, zone: string) => BigInt(part(inZone(time, zone), time))),
  ]),
  ...Object.entries(durationUnits).map(([name, unit]) => overload(`duration.${name}() -> int`, (length: Duration) => length.nanoseconds / unit)),
];

function startOfYear(local: Date): number {
  const start = new Date(0);
  start.setUTCFullYear(local.getUTCFullYear(), 0, 1);
  return start.getTime();
}

function inZone(time: Timestamp, zone: string): Date {
  const date = time.toDate();
  const fixed = /^([+-]?)(\d+):(\d+)$/.exec(zone);
  if (fixed === null) return inNamedZone(date, zone === '' ? 'UTC' : zone);
  const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
  return new Date(date.getTime() + (fixed[1] === '-' ? -minutes : minutes) * 60_000);
}

function inNamedZone(date: Date, timeZone: string): Date {
  const local = zoneFormat(timeZone).formatToParts(date);
  const value = (type: string): number => Number(local.find((part) => part.type === type)?.value);
  const result = new Date(0);
  result.setUTCFullYear(value('year'), value('month') - 1, value('day'));
  result.setUTCHours(value('hour'), value('minute'), value('second'));
  return result;
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new EvaluationError(`unknown time zone ${timeZone}`);
  }
}
