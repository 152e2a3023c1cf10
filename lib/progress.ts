/** Where progress goes: stderr, mostly. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface ProgressOptions {
  readonly stream: ProgressStream;
  /** One line that is rewritten, or a line for each step. @default - rewritten on a terminal outside CI */
  readonly rewrite?: boolean;
  /** Milliseconds of silence at the start: what is done before that needs no report. @default 1000 */
  readonly delay?: number;
}

/**
 * Tells a waiting person what is going on. On a terminal one line is rewritten and taken away at the end; in CI's log every step is a line.
 * Whoever is done within a second hears nothing.
 */
export class Progress {
  private readonly rewrite: boolean;
  private timer?: NodeJS.Timeout;
  private current = '';
  private awake = false;
  private shown = false;

  constructor(private readonly options: ProgressOptions) {
    this.rewrite = options.rewrite ?? (!!options.stream.isTTY && !process.env.CI);
    this.timer = setTimeout(() => this.wake(), options.delay ?? 1000);
    // A pending report must not keep the process alive.
    this.timer.unref();
  }

  /** What goes on from now. */
  step(message: string): void {
    this.current = message.split('\n')[0]!;
    if (this.awake) this.show();
  }

  /** Takes the line away and goes silent. */
  end(): void {
    clearTimeout(this.timer);
    this.awake = false;
    if (this.rewrite && this.shown) this.options.stream.write('\r\x1b[K');
  }

  private wake(): void {
    this.awake = true;
    if (this.current) this.show();
  }

  private show(): void {
    this.shown = true;
    const { stream } = this.options;
    if (!this.rewrite) stream.write(`${this.current}\n`);
    else stream.write(`\r\x1b[K${this.current.slice(0, (stream.columns ?? 80) - 1)}`);
  }
}
