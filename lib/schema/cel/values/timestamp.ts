import { EvaluationError } from './value';

const nanosecondsPerSecond = 1_000_000_000n;
// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z
const earliestSecond = -62_135_596_800n;
const latestSecond = 253_402_300_799n;

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[T](\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** A point in time, in nanoseconds since 1970-01-01T00:00:00Z. */
export class Timestamp {
  private constructor(readonly nanoseconds: bigint) {}

  /** @throws EvaluationError outside the years 1 to 9999. */
  static of(nanoseconds: bigint): Timestamp {
    const timestamp = new Timestamp(nanoseconds);
    if (timestamp.seconds < earliestSecond || timestamp.seconds > latestSecond) throw new EvaluationError('timestamp out of range');
    return timestamp;
  }

  static ofSeconds(seconds: bigint): Timestamp {
    return Timestamp.of(seconds * nanosecondsPerSecond);
  }

  /**
   * Reads `2026-01-31T12:00:00.5Z` (RFC 3339).
   *
   * @throws EvaluationError when the text is no point in time.
   */
  static parse(text: string): Timestamp {
    const match = rfc3339.exec(text);
    const milliseconds = match === null ? undefined : millisecondsOf(match);
    if (match === null || milliseconds === undefined) throw new EvaluationError(`'${text}' is not a timestamp`);
    const fraction = BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
    return Timestamp.of(BigInt(milliseconds) * 1_000_000n + fraction - offset(match));
  }

  /** Whole seconds since 1970, rounded down. */
  get seconds(): bigint {
    const seconds = this.nanoseconds / nanosecondsPerSecond;
    return this.nanoseconds % nanosecondsPerSecond < 0n ? seconds - 1n : seconds;
  }

  /** Nanoseconds within the second: 0 to 999,999,999. */
  get fraction(): bigint {
    return this.nanoseconds - this.seconds * nanosecondsPerSecond;
  }

  toDate(): Date {
    return new Date(Number(this.seconds) * 1000);
  }

  /** RFC 3339 in UTC. */
  toString(): string {
    const fraction = this.fraction === 0n ? '' : `.${this.fraction.toString().padStart(9, '0').replace(/0+$/, '')}`;
    return `${this.toDate().toISOString().slice(0, 19)}${fraction}Z`;
  }
}

/** Undefined where a part is out of range, such as a 30th of February. */
function millisecondsOf(match: RegExpExecArray): number | undefined {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour && date.getUTCMinutes() === minute;
  return same && date.getUTCSeconds() === second ? date.getTime() : undefined;
}

function offset(match: RegExpExecArray): bigint {
  if (match[8] === undefined) return 0n;
  const minutes = BigInt(match[9]!) * 60n + BigInt(match[10]!);
  if (BigInt(match[9]!) > 24n || BigInt(match[10]!) > 60n) throw new EvaluationError(`'${match[0]}' is not a timestamp`);
  return (match[8] === '-' ? -minutes : minutes) * 60n * nanosecondsPerSecond;
}
