import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSource, publish, type SourceProvenance } from '../../lib/config-repo';
import { compareSources } from '../../lib/config-repo/source-provenance';
import { Remote, removeFolders, temporaryFolder } from './support/remote';
import { folder, refusalOf, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

/** A source repository of three commits in a line, and one beside the last. */
function sourceRepository() {
  const cwd = temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', args, { cwd, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' }, stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim();
  git('init', '--quiet', '--initial-branch=main');
  const commit = (name: string, date: string) => {
    const when = `${date}T00:00:00Z`;
    git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', `user.useConfigOnly=true`, 'commit', '--quiet', '--allow-empty', '-m', name, `--date=${when}`);
    return git('rev-parse', 'HEAD');
  };
  const [a, b, c] = [commit('a', '2026-01-01'), commit('b', '2026-01-02'), commit('c', '2026-01-03')];
  git('checkout', '--quiet', '-b', 'side', b);
  const side = commit('side', '2026-01-04');
  git('checkout', '--quiet', 'main');
  return { cwd, git, a, b, c, side };
}

test('a source is described by its commit, without credentials, and says whether all is committed', async () => {
  const { cwd, git, c } = sourceRepository();
  git('config', 'remote.origin.url', 'https://bot:token@github.com/org/dev.git');
  const source = await describeSource(cwd);
  expect(source).toMatchObject({ drySha: c, dirty: false, repoURL: 'https://github.com/org/dev.git', author: 'Ann <ann@example.com>', subject: 'c', folder: cwd });
  writeFileSync(path.join(cwd, 'new.ts'), '');
  expect(await describeSource(cwd)).toMatchObject({ dirty: true });
  expect(await describeSource(temporaryFolder())).toBeUndefined();
});

test('commits that are known are compared by history', async () => {
  const { cwd, a, b, c, side } = sourceRepository();
  const order = (published: string, ours: string) => compareSources({ drySha: published, date: '2030-01-01' }, { drySha: ours, dirty: false, date: '2026-01-01', folder: cwd });
  expect([await order(a, c), await order(c, a), await order(b, b), await order(side, c)]).toEqual(['older', 'newer', 'same', 'diverged']);
});

test.each([
  ['a later date is newer', '2026-02-01T00:00:00+02:00', '2026-01-31T21:59:59Z', 'newer'],
  ['the same moment in another zone is not', '2026-02-01T00:00:00+02:00', '2026-01-31T22:00:00Z', 'older'],
  ['an earlier one is older', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'older'],
  ['without a date nobody knows', undefined, '2026-02-01T00:00:00Z', 'unknown'],
])('of a commit that a shallow checkout does not know, %s', async (_, published, ours, order) => {
  const { cwd, c } = sourceRepository();
  expect(await compareSources({ drySha: 'f'.repeat(40), date: published }, { drySha: c, dirty: false, date: ours, folder: cwd })).toBe(order);
});

test('metadata of the remote is not taken for an option of git', async () => {
  const { cwd, c } = sourceRepository();
  expect(await compareSources({ drySha: '--help' }, { drySha: c, dirty: false, folder: cwd })).toBe('unknown');
});

describe('a run with an older source than the published one', () => {
  const sourceOf = (cwd: string, drySha: string): SourceProvenance => ({ drySha, dirty: false, folder: cwd });

  test('is superseded, also when the newer one is published while it runs', async () => {
    const { cwd, a, c } = sourceRepository();
    const remote = new Remote();
    let published = false;
    const onStep = async ({ step }: { step: string }) => {
      if (step !== 'push' || published) return;
      published = true;
      await publish(requestOf(remote, setOf([configMap('a', { key: 'newer' })]), {}, { source: sourceOf(cwd, c) }));
    };
    const refused = await refusalOf(requestOf(remote, setOf([configMap('a', { key: 'older' })]), { onStep }, { source: sourceOf(cwd, a) }));
    expect([refused.reason, refused.attempts, refused.message]).toEqual([
      'superseded',
      2,
      `${folder} is published from ${c}, which is newer than ${a}. Nothing has to be done if a later run published it. To go back on purpose, revert in the source or allow a rollback.`,
    ]);
    expect(remote.history().commits).toBe(1);
  });

  test('has nothing to do when the manifests are the same, and goes back when a rollback is allowed', async () => {
    const { cwd, a, c } = sourceRepository();
    const remote = new Remote();
    await publish(requestOf(remote, setOf([configMap('a')]), {}, { source: sourceOf(cwd, c) }));
    expect(await publish(requestOf(remote, setOf([configMap('a')]), {}, { source: sourceOf(cwd, a) }))).toMatchObject({ status: 'unchanged' });
    expect(await publish(requestOf(remote, setOf([configMap('b')]), { rollback: true }, { source: sourceOf(cwd, a) }))).toMatchObject({ status: 'published' });
  });
});
