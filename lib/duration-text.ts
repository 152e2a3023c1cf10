import type { Duration } from 'cdk8s';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/**
 * A length of time as Go writes it, and as most APIs take it: `1h30m`, `90s` as `1m30s`, `0s`.
 *
 * @throws for what is no `Duration`, which who runs an app without its types can give
 */
export function durationText(duration: Duration): string {
  refuseOthers(duration);
  let rest = duration.toMilliseconds({ integral: false });
  const parts = units.map(([unit, size]) => {
    const amount = unit === 'ms' ? Math.round(rest) : Math.floor(rest / size);
    rest -= amount * size;
    return amount === 0 ? '' : `${amount}${unit}`;
  });
  return parts.join('') || '0s';
}

/** Whole seconds. @throws for what is no `Duration`, or has a fraction of a second */
export function durationSeconds(duration: Duration): number {
  refuseOthers(duration);
  return duration.toSeconds();
}

/** Not by its class, of which there may be a second copy. */
function refuseOthers(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'toMilliseconds' in value) return;
  throw new Error(`'${String(value)}' is no Duration. Write Duration.minutes(5), with \`import { Duration } from 'cdk8s'\`.`);
}
