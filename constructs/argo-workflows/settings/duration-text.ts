import type { Duration } from 'cdk8s';

/** As the controller reads it: `90s`, `10m`, `2h`. */
export function durationText(duration: Duration): string {
  const milliseconds = duration.toMilliseconds({ integral: false });
  if (milliseconds % 1000 !== 0) return `${milliseconds}ms`;
  const seconds = milliseconds / 1000;
  if (seconds === 0 || seconds % 60 !== 0) return `${seconds}s`;
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
}
