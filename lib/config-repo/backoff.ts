import { setTimeout as sleep } from 'node:timers/promises';

const first = 50;
const growth = 1.6;
const longest = 10_000;

/**
 * How long to wait before the next attempt, in milliseconds: anything up to a limit that grows with each attempt, so that writers who met
 * once do not meet again.
 *
 * @param attempt attempts made, from 1
 * @param random from 0 to 1
 */
export function backoff(attempt: number, random: number): number {
  return Math.round(random * Math.min(longest, first * growth ** (attempt - 1)));
}

export async function waitBeforeNext(attempt: number): Promise<void> {
  await sleep(backoff(attempt, Math.random()));
}
