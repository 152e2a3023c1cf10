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

// The last name of each unit may go on: `seconds`, `minutes`.
const units: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:ns|nano.*)$/i, 1n],
  [/^(?:us|µs|micro.*)$/i, 1_000n],
  [/^(?:ms|milli.*)$/i, 1_000_000n],
  [/^(?:s|sec.*)$/i, 1_000_000_000n],
  [/^(?:m|min.*)$/i, 60_000_000_000n],
  [/^(?:h|hr|hour.*)$/i, 3_600_000_000_000n],
  [/^(?:d|day.*)$/i, 86_400_000_000_000n],
  [/^(?:w|wk|week.*)$/i, 604_800_000_000_000n],
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
  for (const [, amount, unit] of text.matchAll(/(\d+)\s*([A-Za-zµ]+)/g)) {
    const factor = units.find(([pattern]) => pattern.test(unit!));
    if (factor !== undefined) total = (total ?? 0n) + BigInt(amount!) * factor[1];
  }
  if (total === undefined) throw new EvaluationError(`invalid data: '${text}' is not a duration`);
  return Duration.of(total);
}

function parseDate(text: string): Timestamp {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new EvaluationError(`invalid data: '${text}' is not a date`);
  return Timestamp.parse(`${text}T00:00:00Z`);
}

/** Schemas also take a time without a zone, which is then UTC, and no text at all for the year 1970. */
function parseDateTime(text: string): Timestamp {
  if (text === '') return Timestamp.ofSeconds(0n);
  return Timestamp.parse(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?$/.test(text) ? `${text}Z` : text);
}

/** The alphabet for URLs: the API server reads bytes with it here, though the format asks for `+` and `/`. */
function decodeBase64(text: string): Uint8Array {
  const compact = text.replace(/[\r\n]/g, '');
  if (!/^(?:[\w-]{4})*(?:[\w-]{2}==|[\w-]{3}=)?$/.test(compact)) throw new EvaluationError('invalid data: not base64 for URLs');
  return new Uint8Array(Buffer.from(compact, 'base64url'));
}
