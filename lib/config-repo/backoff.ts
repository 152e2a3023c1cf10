import { setTimeout as sleep } from 'node:timers/promises';

const shortest = 50;
const growth = 1.5;
const longest = 10_000;

/**
 * How long to wait before the next attempt: anything up to a limit that grows with each attempt, so that writers who met once do not meet
 * again. It starts with the time that an attempt takes: that is what the others need, on this machine and this network.
 *
 * @param attempt attempts made, from 1
 * @param duration of the last attempt, in milliseconds
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function backoff(attempt: number, duration: number, random: number): number {
  return Math.round(random * Math.min(longest, Math.max(shortest, duration) * growth ** (attempt - 1)));
}

export async function waitBeforeNext(attempt: number, duration: number): Promise<void> {
  await sleep(backoff(attempt, duration, Math.random()));
}
