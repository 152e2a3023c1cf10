/** Dates and durations as Go reads them. */

const dayMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2006-01-02`, a day that exists. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const limit = dayMonth[month - 1];
  if (limit === undefined || day < 1 || day > limit) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** The `date-time` of custom resources: a date, `T` or `t`, a time of day with its offset. */
export function isDateTime(text: string): boolean {
  const [date, time] = text.toLowerCase().split('t');
  if (time === undefined || !isDate(date ?? '')) return false;
  const match = /^([0-9]{2}):([0-9]{2}):([0-9]{2})([^\n][0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})$/.exec(time);
  return match !== null && Number(match[1]) <= 23 && Number(match[2]) <= 59 && Number(match[3]) <= 59;
}

/** What Kubernetes' own `Time` reads: RFC 3339, as Go's `time.Parse` takes it. */
export function isRfc3339(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{1,2}):(\d{2}):(\d{2})([.,]\d+)?(Z|[+-](\d{2}):(\d{2}))$/.exec(text);
  if (match === null || !isDate(match[1] ?? '')) return false;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  return hour <= 23 && minute <= 59 && second <= 59 && Number(match[7] ?? 0) <= 24 && Number(match[8] ?? 0) <= 60;
}

const goUnits = new Map([['ns', 1], ['us', 1e3], ['µs', 1e3], ['μs', 1e3], ['ms', 1e6], ['s', 1e9], ['m', 60e9], ['h', 3600e9]]);
const maxNanoseconds = 2 ** 63;

/** Go's `time.ParseDuration`: `1h30m`, `-1.5s`, `0`; up to about 292 years. */
export function isGoDuration(text: string): boolean {
  return goNanoseconds(text) !== undefined;
}

/** @returns undefined where it is no length of time for Go */
export function goNanoseconds(text: string): number | undefined {
  const body = text.replace(/^[+-]/, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (body === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined;
  let total = 0;
  for (const [, amount, unit] of body.matchAll(/([\d.]+)([^\d.]+)/g)) total += Number(amount) * (goUnits.get(unit ?? '') ?? 0);
  return total < maxNanoseconds || (sign < 0 && total === maxNanoseconds) ? sign * total : undefined;
}

/** The names of units that the loose reader knows; of the last in each row also what it begins. */
const looseUnits = [
  ['ns', 'nano'], ['us', 'µs', 'micro'], ['ms', 'milli'], ['s', 'sec'], ['m', 'min'], ['h', 'hr', 'hour'], ['d', 'day'], ['w', 'wk', 'week'],
];

/** The format `duration` of custom resources: Go's, or a count and a known unit anywhere in the text (`5 days`). */
export function isDuration(text: string): boolean {
  if (isGoDuration(text)) return true;
  let known = false;
  for (const [, count, unit] of text.matchAll(/([0-9]+)[\t\n\f\r ]*([A-Za-zµ]+)/g)) {
    if (BigInt(count ?? '') >= 2n ** 63n) return false;
    known ||= isLooseUnit((unit ?? '').toLowerCase());
  }
  return known;
}

function isLooseUnit(unit: string): boolean {
  return looseUnits.some((names) => names.includes(unit) || unit.startsWith(names[names.length - 1] ?? unit));
}
