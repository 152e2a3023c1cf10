import { EvaluationError } from './value';

const nanosecondsOf: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  'µs': 1_000n,
  'μs': 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const limit = 2n ** 63n;

/** A length of time in nanoseconds, within 64 bits (292 years). */
export class Duration {
  private constructor(readonly nanoseconds: bigint) {}

  /** @throws EvaluationError when the length exceeds 64 bits. */
  static of(nanoseconds: bigint): Duration {
    if (nanoseconds < -limit || nanoseconds >= limit) throw new EvaluationError('duration out of range');
    return new Duration(nanoseconds);
  }

  /**
   * Reads `1h30m`, `-1.5s`, `300ms`.
   *
   * @throws EvaluationError when the text is no duration.
   */
  static parse(text: string): Duration {
    const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
    if (match === null) throw new EvaluationError(`'${text}' is not a duration`);
    let total = 0n;
    for (const part of match[2]!.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) total += nanosecondsIn(part[1]!, part[2]!, part[3]!);
    return Duration.of(match[1] === '-' ? -total : total);
  }

  /** Seconds with a unit, as `string()` gives it: `5400s`, `0.5s`. */
  toString(): string {
    const seconds = this.nanoseconds / 1_000_000_000n;
    const fraction = (this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds) % 1_000_000_000n;
    const sign = this.nanoseconds < 0n && seconds === 0n ? '-' : '';
    return `${sign}${seconds}${fraction === 0n ? '' : `.${fraction.toString().padStart(9, '0').replace(/0+$/, '')}`}s`;
  }
}

function nanosecondsIn(whole: string, fraction: string, unit: string): bigint {
  const factor = nanosecondsOf[unit]!;
  return BigInt(whole === '' ? 0 : whole) * factor + (fraction === '' ? 0n : (BigInt(fraction) * factor) / 10n ** BigInt(fraction.length));
}
