import { readdirSync } from 'node:fs';
import { publish, type PublishStep } from '../../lib/config-repo';
import { startWriter } from './support/processes';
import { Remote, removeFolders, temporaryFolder } from './support/remote';
import { folder, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

/** The state that a publish of `value` leaves, as a whole tree. */
async function stateOf(value: string): Promise<string> {
  const remote = new Remote();
  await publish(requestOf(remote, setOf([configMap('shop-a', { value }), configMap('shop-b', { value })])));
  return treeOf(remote);
}

function treeOf(remote: Remote): string {
  return remote.git(['rev-parse', 'main^{tree}']).trim();
}

/** A remote that holds the state of value 1. Its writers number their values from 1 too, and the second one is killed. */
const task = (remote: Remote, dieBefore?: PublishStep) => ({ url: remote.url, app: 'shop', publishes: 2, dieBefore });

let states: { first: string; second: string };
beforeAll(async () => {
  states = { first: await stateOf('1'), second: await stateOf('2') };
});

/** Whatever happened, the next publish finds a sound repository and finishes the job. */
async function expectRecovery(remote: Remote): Promise<void> {
  const set = setOf([configMap('shop-a', { value: '2' }), configMap('shop-b', { value: '2' })]);
  await publish(requestOf(remote, set));
  expect(treeOf(remote)).toBe(states.second);
  remote.git(['fsck', '--strict', '--no-dangling']);
}

const before: PublishStep[] = ['render', 'fetch', 'compare', 'write', 'verify', 'commit', 'push'];

test('killed before any step up to the push, a publish leaves the branch as it was; killed after it, the branch is new', async () => {
  const steps: PublishStep[] = [...before, 'done'];
  const remotes = await Promise.all(
    steps.map(async (step) => {
      const remote = new Remote();
      const end = await startWriter(task(remote, step), temporaryFolder()).ended;
      expect([step, end.signal]).toEqual([step, 'SIGKILL']);
      return remote;
    }),
  );
  expect(remotes.map(treeOf)).toEqual([...before.map(() => states.first), states.second]);
  for (const remote of remotes) await expectRecovery(remote);
}, 60_000);

test('killed at any moment, a publish leaves an old or a new state', async () => {
  const remotes = await Promise.all(
    [0, 60, 120, 180].map(async (delay) => {
      const remote = new Remote();
      const { child, ended } = startWriter(task(remote), temporaryFolder());
      // From the first commit on, the second publish is under way.
      child.stdout!.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay * Math.random() * 2));
      await ended;
      return remote;
    }),
  );
  for (const remote of remotes) {
    expect([states.first, states.second]).toContain(treeOf(remote));
    await expectRecovery(remote);
  }
}, 60_000);

test('a publish leaves nothing in the temporary folder, whether it succeeds or is refused', async () => {
  const remote = new Remote();
  const temporary = temporaryFolder();
  const end = await startWriter({ ...task(remote), publishes: 1 }, temporary).ended;
  expect(end.code).toBe(0);
  remote.commit({ [`${folder}/rendered/shop/configmap.core.shop-a.yaml`]: 'by: hand\n' });
  const refused = await startWriter({ ...task(remote), publishes: 2 }, temporary).ended;
  expect(refused.stderr).toContain('PublishRefused');
  expect(readdirSync(temporary).filter((name) => name.startsWith('cdk8s-mlops-'))).toEqual([]);
}, 60_000);
