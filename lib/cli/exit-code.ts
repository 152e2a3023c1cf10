/** What the exit code of every command tells a script. */
export const ExitCode = {
  /** Done, or nothing to do. */
  ok: 0,
  /** Wrong usage, or a defect of the tool. */
  usage: 1,
  /** The app does not synthesize, or a check found an error. */
  invalid: 2,
  /** `diff --exit-code` found differences. */
  different: 3,
  /** Somebody else changed or owns what would be overwritten. */
  drift: 4,
  /** The remote refused, or others were faster on every attempt. */
  rejected: 5,
  /** The config repository already holds a newer source. */
  superseded: 6,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
