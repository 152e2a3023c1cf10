import type { GitError } from './git-error';

/** What became of a push. */
export type PushOutcome = { readonly kind: 'accepted' } | FailedPush;

export type FailedPush =
  /** Somebody else was faster; the branch is as they left it. Try again on the new tip. */
  | { readonly kind: 'conflict'; readonly reason: string }
  /** The connection or the server failed; nobody knows whether the branch moved. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The remote does not want it; trying again does not help. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Words with which git and servers say that the branch has moved. */
const conflicts = [
  /non-fast-forward/,
  /fetch first/,
  /stale info/,
  /needs force/,
  /incorrect old value/,
  /cannot lock ref/,
  /failed to (lock|update ref)/,
  /unable to lock ref/,
  /reference already exists/,
  /remote ref updated since checkout/,
  /is at [0-9a-f]+ but expected [0-9a-f]+/,
  /already been updated by another client/,
  /unable to create .*\.lock/,
];

/** Words with which servers refuse for good. */
const refusals = [
  /hook declined|aborted by hook/,
  /protected branch/,
  /protected ref/,
  /rule violations?/,
  /not (allowed|permitted|authorized)/,
  /permission (to .* )?denied/,
  /access denied/,
  /authentication failed/,
  /could not read (username|password)/,
  /terminal prompts disabled/,
  /invalid (username|credentials)/,
  /repository .*not found/,
  /does not appear to be a git repository/,
  /(repository|project) .*(does not exist|could not be found)/,
  /refusing to update checked out branch/,
  /deny updating a hidden ref/,
  /shallow update not allowed/,
  /host key verification failed/,
  /quota|exceeds|too large|file size limit/,
  /no space left/,
  /archived|read-?only/,
  /requested url returned error: (400|401|402|403|404|405|406|409|410|413|422)/,
  /must use a pull request/,
];

/** Words of a connection or a server that failed half-way. */
const failures = [
  /hung up/,
  /connection (reset|refused|timed out|closed|to .* closed)/,
  /could(n't| not) connect/,
  /could(n't| not) resolve/,
  /early eof/,
  /broken pipe/,
  /rpc failed/,
  /unexpected disconnect/,
  /operation timed out/,
  /requested url returned error: (408|425|429|5\d\d)/,
  /internal server error/,
  /service unavailable/,
  /gateway time-?out/,
  /ssl|gnutls|tls/,
  /failed to report status/,
];

/**
 * Judges a push that git reports as failed. What the remote says of the ref counts first: hooks print what they like around it.
 */
export function readPushOutcome(error: GitError): FailedPush {
  const status = statusOfRef(error.stdout);
  const reason = status ?? error.stderr;
  return { kind: error.timedOut ? 'unknown' : kindOf(reason.toLowerCase(), status !== undefined), reason: describe(status, error.stderr) };
}

/** Whether a fetch may succeed on another attempt. */
export function isTransient(error: GitError): boolean {
  return error.timedOut || kindOf(error.stderr.toLowerCase(), false) !== 'refused';
}

function kindOf(reason: string, isStatus: boolean): 'conflict' | 'unknown' | 'refused' {
  const says = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(reason));
  if (isStatus) return says(conflicts) ? 'conflict' : says(failures) ? 'unknown' : 'refused';
  if (says(refusals)) return 'refused';
  return says(conflicts) ? 'conflict' : 'unknown';
}

/** `push --porcelain` prints `!<tab>from:to<tab>[remote rejected] (reason)` for a ref that did not move. */
function statusOfRef(stdout: string): string | undefined {
  return /^!\t[^\t]*\t(.*)$/m.exec(stdout)?.[1];
}

/** What the remote printed, and its word on the ref. Advice of git itself, which is about work trees, is left out. */
function describe(status: string | undefined, stderr: string): string {
  const lines = stderr.split('\n').filter((line) => !/^(hint:|To |error: failed to push some refs)/.test(line));
  return [...lines, ...(status ? [status] : [])].map((line) => line.trimEnd()).filter(Boolean).join('\n');
}
