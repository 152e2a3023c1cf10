import { Duration } from './duration';
import { Timestamp } from './timestamp';
import { EvaluationError, type Value } from './value';

/**
 * The value of a string under its format: duration, date, date-time and byte have types of their own.
 *
 * @throws EvaluationError when the text does not have the format.
 */
export function bindString(text: string, format: string | undefined): Value {
  switch (format) {
    case 'duration':
      return parseSchemaDuration(text);
    case 'date':
      return parseDate(text);
    case 'date-time':
      return parseDateTime(text);
    case 'byte':
      return decodeBase64(text);
    default:
      return text;
  }
}

const secondsOf: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:ns|nanos?|nanoseconds?)$/i, 1n],
  [/^(?:us|µs|μs|micros?|microseconds?)$/i, 1_000n],
  [/^(?:ms|millis?|milliseconds?)$/i, 1_000_000n],
  [/^(?:s|secs?|seconds?)$/i, 1_000_000_000n],
  [/^(?:m|mins?|minutes?)$/i, 60_000_000_000n],
  [/^(?:h|hrs?|hours?)$/i, 3_600_000_000_000n],
  [/^(?:d|days?)$/i, 86_400_000_000_000n],
  [/^(?:w|wks?|weeks?)$/i, 604_800_000_000_000n],
];

/** Durations of schemas may also be written as `3 days 4 hours`. */
function parseSchemaDuration(text: string): Duration {
  try {
    return Duration.parse(text);
  } catch {
    return parseLongDuration(text);
  }
}

function parseLongDuration(text: string): Duration {
  let total: bigint | undefined;
  for (const [, amount, unit] of text.matchAll(/(\d+)\s*([A-Za-zµμ]+)/g)) {
    const factor = secondsOf.find(([pattern]) => pattern.test(unit!));
    if (factor !== undefined) total = (total ?? 0n) + BigInt(amount!) * factor[1];
  }
  if (total === undefined) throw new EvaluationError(`invalid data: '${text}' is not a duration`);
  return Duration.of(total);
}

function parseDate(text: string): Timestamp {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new EvaluationError(`invalid data: '${text}' is not a date`);
  return Timestamp.parse(`${text}T00:00:00Z`);
}

/** Schemas also take a time without a zone, which is then UTC, and a blank or a small `t` between date and time. */
function parseDateTime(text: string): Timestamp {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?(Z|z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (match === null) throw new EvaluationError(`invalid data: '${text}' is not a date-time`);
  const zone = (match[4] ?? 'Z').toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return Timestamp.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}${zone}`);
}

function decodeBase64(text: string): Uint8Array {
  const compact = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) throw new EvaluationError('invalid data: not base64');
  return new Uint8Array(Buffer.from(compact, 'base64'));
}
