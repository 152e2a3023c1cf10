/** Seconds between two marks of an axis. */
const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const mostMarks = 10;

/** Moments that an axis shows, from 0 to the end, as far apart as is easy to read. */
export function marksUntil(end: number): number[] {
  const step = steps.find((one) => end / one <= mostMarks) ?? Math.ceil(end / mostMarks / 86400) * 86400;
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => Number((index * step).toFixed(2)));
}

/** `5 s`, `1m30s`, `2h` */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toFixed(2))} s`;
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [Number((seconds % 60).toFixed(2)), 's']] as const;
  return parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`).join('');
}
