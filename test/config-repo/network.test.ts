import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { publish } from '../../lib/config-repo';
import { Remote, removeFolders, temporaryFolder } from './support/remote';
import { refusalOf, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

const set = setOf([configMap('a')]);

/** Runs with a `git` on PATH that does something else for one subcommand, as a shell script. */
async function withGit<T>(subcommand: string, script: string, action: () => Promise<T>): Promise<T> {
  const folder = temporaryFolder();
  const shim = path.join(folder, 'git');
  const before = process.env.PATH!;
  const real = before.split(path.delimiter).map((part) => path.join(part, 'git')).find(existsSync)!;
  writeFileSync(shim, `#!/bin/sh\nreal='${real}'\nstate='${folder}/state'\ncase " $* " in\n*" ${subcommand} "*) ${script};;\n*) exec "$real" "$@";;\nesac\n`);
  chmodSync(shim, 0o755);
  process.env.PATH = `${folder}${path.delimiter}${before}`;
  return action().finally(() => (process.env.PATH = before));
}

test('a connection that breaks after the push arrived is a success, found by asking the remote', async () => {
  const remote = new Remote();
  const result = await withGit('push', '"$real" "$@"; echo "fatal: the remote end hung up unexpectedly" >&2; exit 128', () => publish(requestOf(remote, set)));
  expect(result).toMatchObject({ status: 'published', attempts: 1, commit: remote.tip() });
  expect(remote.history().commits).toBe(1);
});

test('a connection that breaks before the push arrived is tried again', async () => {
  const remote = new Remote();
  const once = 'if [ -e "$state" ]; then exec "$real" "$@"; else touch "$state"; echo "fatal: early EOF" >&2; exit 128; fi';
  expect(await withGit('push', once, () => publish(requestOf(remote, set)))).toMatchObject({ status: 'published', attempts: 2 });
  expect(remote.history().commits).toBe(1);
});

test('a push that arrived unseen, with others on top of it, is not made twice', async () => {
  const remote = new Remote();
  const arrived = '"$real" "$@"; echo "fatal: early EOF" >&2; exit 128';
  const onStep = ({ step }: { step: string }) => {
    if (step === 'confirm') remote.commit({ file: 'of others' });
  };
  const result = await withGit('push', arrived, () => publish(requestOf(remote, set, { onStep })));
  expect(result).toMatchObject({ status: 'published', attempts: 2, commit: remote.git(['rev-parse', 'main~1']).trim() });
  expect(remote.history().commits).toBe(2);
});

describe('a push of unknown fate', () => {
  const failing = (first: string) => `if [ -e "$state" ]; then exec "$real" "$@"; fi; touch "$state"; ${first} echo "fatal: early EOF" >&2; exit 128`;
  const sourceOf = (letter: string, date: string) => ({ source: { drySha: letter.repeat(40), date, dirty: false } });
  /** Somebody else publishes, once, when our publish comes to a step. */
  const atStep = (when: string, action: () => Promise<unknown>) => {
    let done = false;
    return async ({ step }: { step: string }) => {
      if (step !== when || done) return;
      done = true;
      await action();
    };
  };

  test('that did not arrive is not claimed when another writer published the same manifests', async () => {
    const remote = new Remote();
    const onStep = atStep('wait', () => publish(requestOf(remote, set, { date: 1_700_000_001 })));
    const result = await withGit('push', failing(''), () => publish(requestOf(remote, set, { onStep })));
    expect(result).toEqual({ ...result, status: 'unchanged', changed: false, parent: remote.tip(), attempts: 2 });
    expect(result).not.toHaveProperty('commit');
    expect(remote.history().commits).toBe(1);
  });

  test('that arrived is a success although a newer source was published on top', async () => {
    const remote = new Remote();
    remote.commit({ file: 'of others' });
    const newer = setOf([configMap('a', { key: 'newer' })]);
    const onStep = atStep('confirm', () => publish(requestOf(remote, newer, {}, sourceOf('b', '2026-01-02T00:00:00Z'))));
    const result = await withGit('push', failing('"$real" "$@";'), () => publish(requestOf(remote, set, { onStep }, sourceOf('a', '2026-01-01T00:00:00Z'))));
    expect(result).toMatchObject({ status: 'published', attempts: 2, commit: remote.git(['rev-parse', 'main~1']).trim() });
    expect(remote.history().commits).toBe(3);
  });

  test('that did not arrive is superseded when a newer source was published', async () => {
    const remote = new Remote();
    const newer = setOf([configMap('a', { key: 'newer' })]);
    const onStep = atStep('wait', () => publish(requestOf(remote, newer, {}, sourceOf('b', '2026-01-02T00:00:00Z'))));
    const refused = await withGit('push', failing(''), () => refusalOf(requestOf(remote, set, { onStep }, sourceOf('a', '2026-01-01T00:00:00Z'))));
    expect([refused.reason, refused.attempts]).toEqual(['superseded', 2]);
  });
});

test('a push that hangs is ended, and the remote is asked', async () => {
  const remote = new Remote();
  const hang = '"$real" "$@"; exec sleep 30';
  const result = await withGit('push', hang, () => publish(requestOf(remote, set, { timeout: 400 })));
  expect(result).toMatchObject({ status: 'published', attempts: 1, commit: remote.tip() });
});

test('a tree that git did not build as asked is not pushed', async () => {
  const remote = new Remote();
  const drop = 'grep -z -v configmap | "$real" "$@"';
  const failed = withGit('update-index', drop, () => publish(requestOf(remote, set)));
  await expect(failed).rejects.toThrow('git made another tree than was asked for; nothing was pushed. Wrong or missing: shop/configmap.core.a.yaml');
  expect(remote.tip()).toBeUndefined();
});

test('git that is missing is said so', async () => {
  const before = process.env.PATH;
  process.env.PATH = temporaryFolder();
  await expect(publish(requestOf({ url: '/nowhere' } as Remote, set)).finally(() => (process.env.PATH = before))).rejects.toThrow(
    'git init failed: git did not start. Install git 2.31 or later, or put it on PATH',
  );
});

test('a remote whose hook declines is told with its own words, after one attempt', async () => {
  const remote = new Remote();
  const hook = path.join(remote.url, 'hooks', 'pre-receive');
  writeFileSync(hook, '#!/bin/sh\necho "main is frozen until Monday"\nexit 1\n', { mode: 0o755 });
  const refused = await refusalOf(requestOf(remote, set));
  expect([refused.reason, refused.attempts]).toEqual(['rejected', 1]);
  expect(refused.message).toContain('refused the push to main:\nremote: main is frozen until Monday');
  expect(refused.message).toContain('(pre-receive hook declined)\nSee that this user may push there.');
});

test('a remote that is not there is refused, without a second attempt', async () => {
  const refused = await refusalOf(requestOf({ url: path.join(temporaryFolder(), 'none.git') } as Remote, set));
  expect([refused.reason, refused.attempts, refused.obstacles[0]!.code]).toEqual(['rejected', 1, 'publish/remote-refused']);
  expect(refused.message).toContain('none.git cannot be read: fatal: ');
});

describe('a server', () => {
  let server: Server;
  let requests = 0;
  const listen = async (status: number): Promise<string> => {
    server = createServer((_, response) => {
      requests++;
      response.writeHead(status, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  beforeEach(() => (requests = 0));
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('that wants a password does not make publish wait for one, and the token is in no message', async () => {
    const host = await listen(401);
    const refused = await refusalOf(requestOf({ url: `http://bot:s3cret@${host}/config.git` } as Remote, set));
    expect([refused.reason, refused.attempts]).toEqual(['rejected', 1]);
    expect(JSON.stringify(refused) + refused.message).not.toContain('s3cret');
    expect(requests).toBeGreaterThan(0);
  });

  test('is given the token without the process list or the disk ever seeing it', async () => {
    const host = await listen(401);
    const seen = path.join(temporaryFolder(), 'seen');
    const look = `echo "$@" >> '${seen}'; cat config >> '${seen}'; exec "$real" "$@"`;
    await withGit('fetch', look, () => refusalOf(requestOf({ url: `http://bot:s3cret@${host}/config.git` } as Remote, set)));
    expect(readFileSync(seen, 'utf8')).toMatch(/fetch --quiet --depth=1[^]*\[core\]/);
    expect(readFileSync(seen, 'utf8')).not.toContain('s3cret');
  });

  test('that is overloaded is asked again, and given up after four times', async () => {
    const host = await listen(503);
    const refused = await refusalOf(requestOf({ url: `http://${host}/config.git` } as Remote, set));
    expect([refused.reason, refused.attempts, refused.obstacles[0]!.code]).toEqual(['rejected', 4, 'publish/remote-unreachable']);
  });
});
