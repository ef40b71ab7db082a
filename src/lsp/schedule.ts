/** The longest wait after a change, in milliseconds. */
const LONGEST = 500;
/** What takes less than this can be done after every change. */
const SHORT = 100;

/** Runs something after changes: once for those that come together. The longer it takes, the longer it waits for more of them. */
export class Schedule {
  private timer?: NodeJS.Timeout;
  private duration = 0;

  public constructor(private readonly act: () => void) {}

  public changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), this.duration < SHORT ? 0 : Math.min(this.duration, LONGEST));
  }

  /** Runs it now, if something has changed since the last time. */
  public flush(): void {
    if (this.timer) { this.run(); }
  }

  public stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private run(): void {
    this.stop();
    const start = performance.now();
    this.act();
    this.duration = performance.now() - start;
  }
}
