import { redact } from './remote-url';

/** Git ended with an error, or did not start. The text never holds credentials of a URL. */
export class GitError extends Error {
  /** What git wrote to stderr, without credentials. */
  readonly stderr: string;
  /** What git wrote to stdout: `push --porcelain` tells there what happened to each ref. */
  readonly stdout: string;

  constructor(
    readonly command: string,
    /** `undefined` when git was killed or did not start. */
    readonly exitCode: number | undefined,
    stderr: string,
    /** The time limit ended it: nobody knows how far it came. */
    readonly timedOut = false,
    stdout = '',
    /** It happened while git talked to a remote. */
    readonly isExchange = false,
  ) {
    const text = redact(stderr).trim();
    super(`git ${command} ${timedOut ? 'took too long' : 'failed'}${exitCode === undefined ? '' : ` with exit code ${exitCode}`}: ${text || 'no message'}`);
    this.name = 'GitError';
    this.stderr = text;
    this.stdout = redact(stdout);
  }
}
