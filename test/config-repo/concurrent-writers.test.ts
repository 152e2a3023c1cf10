import { publish } from '../../lib/config-repo';
import { startWriter } from './support/processes';
import { Remote, removeFolders, temporaryFolder } from './support/remote';
import { folder, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

test('6 writers in processes of their own land 8 commits each on one branch, linear, each with its last state', async () => {
  const remote = new Remote();
  const apps = Array.from({ length: 6 }, (_, i) => `app-${i}`);
  const ends = await Promise.all(apps.map((app) => startWriter({ url: remote.url, app, publishes: 8 }, temporaryFolder()).ended));

  expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(apps.map(() => [0, '']));
  expect(ends.flatMap(({ stdout }) => stdout.match(/published/g) ?? [])).toHaveLength(48);
  expect(remote.history()).toEqual({ merges: 0, commits: 48 });
  for (const app of apps) {
    expect(remote.read(`envs/prod/${app}/rendered/shop/configmap.core.${app}-a.yaml`)).toContain('value: "8"');
    expect(remote.paths().filter((path) => path.startsWith(`envs/prod/${app}/`))).toHaveLength(6);
  }
}, 120_000);

describe('what others push between our fetch and our push', () => {
  test('a bump of an image stays, and our commit stands on it', async () => {
    const remote = new Remote();
    await publish(requestOf(remote, setOf([configMap('a')])));
    let bumped: string | undefined;
    const onStep = ({ step }: { step: string }) => {
      if (step === 'push') bumped ??= remote.commit({ [`${folder}/kustomization.yaml`]: 'images: [bumped]\n' }, 'promote');
    };
    const result = await publish(requestOf(remote, setOf([configMap('a', { key: 'new' })]), { onStep }));
    expect(result).toMatchObject({ status: 'published', attempts: 2, parent: bumped, commit: remote.tip() });
    expect(remote.read(`${folder}/kustomization.yaml`)).toBe('images: [bumped]\n');
    expect(remote.history()).toEqual({ merges: 0, commits: 3 });
  });

  test('the same app published by another run is compared anew: no second commit is made for the same manifests', async () => {
    const remote = new Remote();
    const set = setOf([configMap('a')]);
    let other = false;
    const onStep = async ({ step }: { step: string }) => {
      if (step !== 'push' || other) return;
      other = true;
      await publish(requestOf(remote, set, { date: 1_600_000_000 }));
    };
    expect(await publish(requestOf(remote, set, { onStep }))).toMatchObject({ status: 'unchanged', attempts: 2 });
    expect(remote.history().commits).toBe(1);
  });

  test('a branch that moves every time ends after the allowed attempts, with nothing lost', async () => {
    const remote = new Remote();
    remote.commit({ file: '0' });
    let moves = 0;
    const onStep = ({ step }: { step: string }) => {
      if (step === 'push') remote.commit({ file: String(++moves) });
    };
    const refused = await publish(requestOf(remote, setOf([configMap('a')]), { onStep, maxAttempts: 3 })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ reason: 'rejected', attempts: 3 });
    expect(String(refused)).toContain('did not take the commit in 3 attempts; the last time:');
    expect(remote.paths()).toEqual(['file']);
    expect(remote.read('file')).toBe('3');
  });
});
