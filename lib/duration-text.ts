import type { Duration } from 'cdk8s';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** A length of time as Go writes it, and as most APIs take it: `1h30m`, `90s` as `1m30s`, `0s`. */
export function durationText(duration: Duration): string {
  let rest = duration.toMilliseconds({ integral: false });
  const parts = units.map(([unit, size]) => {
    const amount = unit === 'ms' ? Math.round(rest) : Math.floor(rest / size);
    rest -= amount * size;
    return amount === 0 ? '' : `${amount}${unit}`;
  });
  return parts.join('') || '0s';
}
