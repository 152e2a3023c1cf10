import { parse } from 'yaml';
import { publish } from '../../lib/config-repo';
import { Remote, removeFolders } from './support/remote';
import { refusalOf, rendered, requestOf } from './support/request';
import { configMap, configMaps, setOf } from './support/sets';

afterAll(removeFolders);

const file = (name: string) => `${rendered}/shop/configmap.core.${name}.yaml`;
const set = (value = 'value') => setOf(configMaps(3, value));

/** A remote that holds three objects, one of them edited, one deleted, and a file of somebody else among them. */
async function drifted(): Promise<Remote> {
  const remote = new Remote();
  await publish(requestOf(remote, set()));
  remote.commit({ [file('map-0')]: 'edited: by hand\n', [file('map-1')]: undefined, [`${rendered}/shop/notes.txt`]: 'added by hand\n' });
  return remote;
}

const all = [
  { path: 'shop/configmap.core.map-0.yaml', kind: 'edited' },
  { path: 'shop/configmap.core.map-1.yaml', kind: 'deleted' },
  { path: 'shop/notes.txt', kind: 'added' },
];

test('what was changed by hand is refused with a list, and stays', async () => {
  const remote = await drifted();
  const tip = remote.tip();
  const refused = await refusalOf(requestOf(remote, set()));
  expect([refused.reason, refused.message.split('\n')]).toEqual([
    'drift',
    [
      'Changed by hand since the last publish:',
      `  edited ${file('map-0')}`,
      `  deleted ${file('map-1')}`,
      `  added ${rendered}/shop/notes.txt`,
      'Bring the change into the app, or say what to do with it: overwrite or keep.',
    ],
  ]);
  expect(remote.tip()).toBe(tip);
});

test('overwritten, the folder is again what was rendered', async () => {
  const remote = await drifted();
  const before = remote.git(['rev-parse', `main~1:${rendered}/shop`]);
  const result = await publish(requestOf(remote, set(), { onDrift: 'overwrite' }));
  expect(result.drift).toEqual(all);
  expect(remote.git(['rev-parse', `main:${rendered}/shop`])).toBe(before);
});

test('kept, it stays while the rest is published, and kustomize is told of no file that is not there', async () => {
  const remote = await drifted();
  const result = await publish(requestOf(remote, set('new'), { onDrift: 'keep' }));
  expect(result.drift).toEqual(all);
  expect([remote.read(file('map-0')), remote.read(`${rendered}/shop/notes.txt`)]).toEqual(['edited: by hand\n', 'added by hand\n']);
  expect(remote.paths()).not.toContain(file('map-1'));
  expect(remote.read(file('map-2'))).toContain('new');
  expect(parse(remote.read(`${rendered}/kustomization.yaml`)).resources).toEqual(['shop/configmap.core.map-0.yaml', 'shop/configmap.core.map-2.yaml']);
  expect(await publish(requestOf(remote, set('new'), { onDrift: 'keep' }))).toMatchObject({ status: 'unchanged' });
  expect((await refusalOf(requestOf(remote, set('new')))).message).toContain(`edited ${file('map-0')}`);
});

test('an edit that is just what will be rendered is no drift', async () => {
  const [remote, other] = [new Remote(), new Remote()];
  await publish(requestOf(remote, set()));
  await publish(requestOf(other, set('new')));
  remote.commit({ [file('map-0')]: other.read(file('map-0')) });
  expect(await publish(requestOf(remote, set('new')))).toMatchObject({ status: 'published', drift: [] });
});

test('drift in a file that the app no longer has is not lost in silence', async () => {
  const remote = await drifted();
  const refused = await refusalOf(requestOf(remote, setOf(configMaps(3).slice(1))));
  expect(refused.message).toContain(`edited ${file('map-0')}`);
});

test('a file that became executable or a link counts as replaced', async () => {
  const remote = new Remote();
  await publish(requestOf(remote, set()));
  remote.commit({ [file('map-0')]: { link: '/etc/passwd' } });
  expect((await refusalOf(requestOf(remote, set('new')))).message).toContain(`replaced ${file('map-0')}`);
  await publish(requestOf(remote, set('new'), { onDrift: 'overwrite' }));
  expect(remote.git(['ls-tree', 'main', file('map-0')])).toMatch(/^100644 blob/);
});

test('files that are there before the first publish are drift too', async () => {
  const remote = new Remote();
  remote.commit({ [`${rendered}/shop/old.yaml`]: 'a: 1\n' });
  expect((await refusalOf(requestOf(remote, setOf([configMap('a')])))).message).toContain(`added ${rendered}/shop/old.yaml`);
  await publish(requestOf(remote, setOf([configMap('a')]), { onDrift: 'overwrite' }));
  expect(remote.paths()).not.toContain(`${rendered}/shop/old.yaml`);
});

test('a long list is cut', async () => {
  const remote = new Remote();
  remote.commit(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`${rendered}/f${i}`, 'x'])));
  const { message } = await refusalOf(requestOf(remote, setOf([configMap('a')])));
  expect(message.match(/added/g)).toHaveLength(20);
  expect(message).toContain('\n  and 5 more\n');
});
