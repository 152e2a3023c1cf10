import fc from 'fast-check';
import { GitError } from '../../lib/git/git-error';
import { isTransient, readPushOutcome } from '../../lib/git/push-outcome';

/** A push that git reports with a status of the ref. */
function rejected(status: string, stderr = ''): GitError {
  return new GitError('push', 1, stderr, false, `To https://git.example.com/config.git\n!\tabc:refs/heads/main\t${status}\nDone\n`);
}

/** A push that broke before the remote had said anything of the ref. */
function broken(stderr: string): GitError {
  return new GitError('push', 128, stderr);
}

test.each([
  ['[rejected] (non-fast-forward)'],
  ['[rejected] (fetch first)'],
  ['[rejected] (stale info)'],
  ['[rejected] (remote ref updated since checkout)'],
  ['[remote rejected] (incorrect old value provided)'],
  ["[remote rejected] (cannot lock ref 'refs/heads/main': is at 11aa but expected 22bb)"],
  ["[remote rejected] (Cannot lock ref 'refs/heads/main': reference already exists)"],
  ['[remote rejected] (failed to update ref)'],
  ['[remote rejected] (failed to lock)'],
  ['[remote rejected] (reference already exists)'],
  ["[remote rejected] (Unable to create '/srv/config.git/refs/heads/main.lock': File exists.)"],
  ["[remote rejected] (TF401028: The reference 'refs/heads/main' has already been updated by another client.)"],
])('%s means that somebody else was faster', (status) => {
  expect(readPushOutcome(rejected(status))).toEqual({ kind: 'conflict', reason: status });
});

test.each([
  ['[remote rejected] (pre-receive hook declined)'],
  ['[remote rejected] (hook declined)'],
  ['[remote rejected] (protected branch hook declined)'],
  ['[remote rejected] (push declined due to repository rule violations)'],
  ['[remote rejected] (branch is currently checked out)'],
  ['[remote rejected] (deny updating a hidden ref)'],
  ['[remote rejected] (shallow update not allowed)'],
  ['[remote rejected] (TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.)'],
  ['[remote rejected] (something that no server says today)'],
])('%s is final', (status) => {
  expect(readPushOutcome(rejected(status))).toEqual({ kind: 'refused', reason: status });
});

test.each([['[remote rejected] (Internal Server Error)'], ['[remote failure] (remote failed to report status)']])('%s says nothing of the branch', (status) => {
  expect(readPushOutcome(rejected(status))).toEqual({ kind: 'unknown', reason: status });
});

test.each([
  ['refused', "remote: Permission to org/config.git denied to bot.\nfatal: unable to access 'https://github.com/org/config.git/': The requested URL returned error: 403"],
  ['refused', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  ['refused', "fatal: Authentication failed for 'https://gitlab.example.com/org/config.git/'"],
  ['refused', 'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.'],
  ['refused', 'remote: Repository not found.\nfatal: repository not found'],
  ['refused', "fatal: '/srv/none' does not appear to be a git repository"],
  ['refused', 'Host key verification failed.\nfatal: Could not read from remote repository.'],
  ['unknown', 'fatal: the remote end hung up unexpectedly'],
  ['unknown', 'send-pack: unexpected disconnect while reading sideband packet'],
  ['unknown', 'error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502'],
  ['unknown', 'kex_exchange_identification: Connection closed by remote host'],
  ['unknown', 'fatal: unable to access: Could not resolve host: git.example.com'],
  ['unknown', 'fatal: words of a version of git that does not exist yet'],
  ['conflict', 'error: failed to push some refs (non-fast-forward)'],
])('without a status of the ref, the outcome is %s: %s', (kind, stderr) => {
  expect(readPushOutcome(broken(stderr)).kind).toBe(kind);
});

test('what a hook prints around the status does not count', () => {
  const outcome = readPushOutcome(rejected('[remote rejected] (pre-receive hook declined)', 'remote: cannot lock ref, fetch first\nerror: failed to push some refs to x\n'));
  expect(outcome).toEqual({ kind: 'refused', reason: 'remote: cannot lock ref, fetch first\n[remote rejected] (pre-receive hook declined)' });
});

test('a push that took too long may have arrived', () => {
  expect(readPushOutcome(new GitError('push', undefined, 'permission denied', true)).kind).toBe('unknown');
});

test('credentials of a URL are in no message', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9%:@!.~-]{4,20}$/), (secret) => {
      const error = broken(`fatal: unable to access 'https://bot:${secret}@git.example.com/config.git/': error`);
      const texts = [error.message, error.stderr, readPushOutcome(error).reason, new GitError('push', 1, '', false, `To https://${secret}@host/x`).stdout];
      expect(texts.filter((text) => text.includes(`${secret}@`))).toEqual([]);
    }),
  );
});

test('a fetch is tried again unless the remote refuses', () => {
  expect(isTransient(broken('fatal: the remote end hung up unexpectedly'))).toBe(true);
  expect(isTransient(broken('fatal: Authentication failed'))).toBe(false);
});
