/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** What the clock on the wall shows, as if it were UTC; in milliseconds. */
function wallTime(zone: string, moment: number): number {
  if (zone === 'UTC') return moment;
  const parts = Object.fromEntries(formatOf(zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) + (((moment % 1000) + 1000) % 1000);
}

/** The day on which a moment falls. */
export function localDay(zone: string, moment: number): Day {
  const wall = new Date(wallTime(zone, moment));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** Moments of a day at these hours and minutes, in order: none for a time that the clocks leave out, two for one that they show twice. */
export function* momentsOf(zone: string, { year, month, day }: Day, hours: ReadonlySet<number>, minutes: ReadonlySet<number>): Generator<number> {
  const start = Date.UTC(year, month - 1, day);
  const offsets = new Set([start - dayLength, start + 2 * dayLength].map((moment) => wallTime(zone, moment) - moment));
  const walls = [...sorted(hours)].flatMap((hour) => [...sorted(minutes)].map((minute) => start + (hour * 60 + minute) * 60_000));
  if (offsets.size === 1) yield* walls.map((wall) => wall - [...offsets][0]!);
  else {
    const moments = walls.flatMap((wall) => [...offsets].map((offset) => wall - offset).filter((moment) => wallTime(zone, moment) === wall));
    yield* moments.sort((a, b) => a - b);
  }
}

function sorted(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}
