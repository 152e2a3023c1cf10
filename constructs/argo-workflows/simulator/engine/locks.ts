import type { Run } from './run';
import type { Process } from './scheduler';

interface Waiting {
  readonly keys: readonly string[];
  readonly resume: (got: boolean) => void;
}

/** Places that only so many may have at once: mutexes, semaphores, and the limits of `parallelism`. */
export class Locks {
  private readonly limits = new Map<string, number>();
  private readonly held = new Map<string, number>();
  private waiting: Waiting[] = [];

  constructor(private readonly run: Run) {}

  limit(key: string, most: number): void {
    this.limits.set(key, most);
  }

  /** Waits until all of them are free at once; who came first goes first. @returns false where the deadline came before */
  *acquire(keys: readonly string[], deadline = Infinity): Process<boolean> {
    if (keys.length === 0 || this.take(keys, this.waiting)) return true;
    return (yield (resume) => this.queue({ keys, resume }, deadline)) as boolean;
  }

  release(keys: readonly string[]): void {
    if (keys.length === 0) return;
    for (const key of keys) this.held.set(key, (this.held.get(key) ?? 0) - 1);
    const earlier: Waiting[] = [];
    for (const one of this.waiting) {
      if (this.take(one.keys, earlier)) one.resume(true);
      else earlier.push(one);
    }
    this.waiting = earlier;
  }

  /** @param earlier those who wait already: what they want is not taken from them */
  private take(keys: readonly string[], earlier: readonly Waiting[]): boolean {
    const isFree = keys.every((key) => (this.held.get(key) ?? 0) < (this.limits.get(key) ?? 1) && !earlier.some((one) => one.keys.includes(key)));
    if (isFree) for (const key of keys) this.held.set(key, (this.held.get(key) ?? 0) + 1);
    return isFree;
  }

  private queue(one: Waiting, deadline: number): void {
    this.waiting.push(one);
    if (deadline === Infinity) return;
    this.run.scheduler.at(deadline, () => {
      const before = this.waiting.length;
      this.waiting = this.waiting.filter((other) => other !== one);
      if (this.waiting.length < before) one.resume(false);
    });
  }
}
