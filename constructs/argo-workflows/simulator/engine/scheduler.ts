/** How a process waits: it hands its continuation to whoever will call it. */
export type Wait = (resume: (value?: unknown) => void) => void;

/** A part of the run that may wait: it yields waits, and is continued when they are over. */
export type Process<T = void> = Generator<Wait, T, unknown>;

interface Timer {
  readonly time: number;
  readonly order: number;
  readonly act: () => void;
}

/** Lets processes run in virtual time: the clock jumps to the next moment at which something happens. */
export class Scheduler {
  /** Seconds since the start. */
  now = 0;
  private readonly ready: (() => void)[] = [];
  private nextReady = 0;
  private readonly timers = new TimerHeap();

  start(process: Process<unknown>): void {
    this.continue(process, undefined);
  }

  /** Lets everything happen that happens at this moment. */
  settle(): void {
    while (this.nextReady < this.ready.length) this.ready[this.nextReady++]();
    this.ready.length = this.nextReady = 0;
  }

  /** Moves the clock to the next timer. @returns false where there is none: nothing will happen any more */
  advance(): boolean {
    const next = this.timers.pop();
    if (!next) return false;
    this.now = Math.max(this.now, next.time);
    next.act();
    return true;
  }

  at(time: number, act: () => void): void {
    this.timers.push(time, act);
  }

  private continue(process: Process<unknown>, value: unknown): void {
    this.ready.push(() => {
      const { done, value: wait } = process.next(value);
      if (!done) wait((given) => this.continue(process, given));
    });
  }
}

/** The earliest timer first; of equal times the one that was made first. */
class TimerHeap {
  private readonly timers: Timer[] = [];
  private made = 0;

  push(time: number, act: () => void): void {
    const { timers } = this;
    timers.push({ time, order: this.made++, act });
    for (let at = timers.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): Timer | undefined {
    const { timers } = this;
    const [first] = timers;
    const last = timers.pop();
    if (timers.length > 0 && last) {
      timers[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.timers.length && this.isBefore(child, least)) least = child;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.timers[a], this.timers[b]];
    return one.time < other.time || (one.time === other.time && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.timers[a], this.timers[b]] = [this.timers[b], this.timers[a]];
  }
}

/** Something that happens once, for which processes may wait. */
export class Happening {
  private waiting: (() => void)[] | undefined = [];

  happen(): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.forEach((resume) => resume());
  }

  *wait(): Process {
    const { waiting } = this;
    if (waiting) yield (resume) => waiting.push(resume);
  }
}
