import { publish } from '../../lib/config-repo';
import { Remote, removeFolders, type Change } from './support/remote';
import { folder, refusalOf, rendered, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

const set = setOf([configMap('a')]);
const digest = '0'.repeat(64);

/** A remote that holds the app, changed by somebody who wants publish to do harm. */
async function tampered(changes: Record<string, Change>): Promise<Remote> {
  const remote = new Remote();
  remote.commit({ 'victim.yaml': 'keep me', [`envs/prod/other/rendered/victim.yaml`]: 'keep me' });
  await publish(requestOf(remote, set));
  remote.commit(changes);
  return remote;
}

function inventoryWith(files: object, rest: object = {}): string {
  return `${JSON.stringify({ version: 1, owner: 'local#shop', tool: 'x', files, ...rest }, null, 1)}\n`;
}

const file = { sha256: digest };
const object = { sha256: digest, object: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a' } };

describe('an inventory', () => {
  let remote: Remote;
  beforeAll(async () => {
    remote = await tampered({});
  });

  test.each([
    ['that leads out of its folder', inventoryWith({ '../../../victim.yaml': file }), 'it lists "../../../victim.yaml", which leads out of its folder by ".."'],
    ['with an absolute path', inventoryWith({ '/victim.yaml': file }), 'it lists "/victim.yaml", which is not made of a-z, 0-9, ".", "_", "%", "-" and single "/"'],
    ['with the path of another owner', inventoryWith({ '../../other/rendered/victim.yaml': file }), 'leads out of its folder by ".."'],
    ['with a path inside .git', inventoryWith({ '.git/hooks/x': file }), 'it lists ".git/hooks/x", which has a part that belongs to git, ".git"'],
    ['with a backslash', inventoryWith({ 'a\\..\\b': file }), 'is not made of'],
    ['with a line break', inventoryWith({ 'a\nb': file }), 'is not made of'],
    ['with two files for one object', inventoryWith({ a: object, b: object }), 'it lists one object in two files, a and b'],
    ['with one path twice', inventoryWith({ a: file }).replace('"files": {', `"files": {\n  "a": {\n   "sha256": "${digest}"\n  },`), 'it was edited: it is not as publish writes it'],
    ['with a digest that is none', inventoryWith({ a: { sha256: '../x' } }), 'it gives no digest for a'],
    ['with an object that is none', inventoryWith({ a: { ...file, object: { kind: 1 } } }), 'it does not say which object is in a'],
    ['without files', inventoryWith([]), 'it lists no files'],
    ['without an owner', inventoryWith({}, { owner: 1 }), 'it names no owner'],
    ['without a version', inventoryWith({}, { version: 'x' }), 'it has no version'],
    ['that is no JSON', '{', 'it is not a JSON object'],
    ['that is a list', '[]\n', 'it is not a JSON object'],
  ])('%s is refused, and with it nothing is touched outside', async (_, inventory, message) => {
    const tip = remote.commit({ [`${rendered}/.inventory.json`]: inventory });
    const refused = await refusalOf(requestOf(remote, setOf([configMap('b')])));
    expect(refused.reason).toBe('drift');
    expect(refused.message).toContain(`edited ${rendered}/.inventory.json`);
    expect(refused.message).toContain(`\n.inventory.json cannot be trusted: `);
    expect(refused.message).toContain(message);
    expect(remote.tip()).toBe(tip);
  });

  test('that cannot be trusted is written anew when drift is overwritten; it cannot be kept', async () => {
    remote.commit({ [`${rendered}/.inventory.json`]: inventoryWith({ '../../../victim.yaml': file }) });
    expect((await refusalOf(requestOf(remote, set, { onDrift: 'keep' }))).message).toContain('It cannot be kept: overwrite it, or mend it in the config repository.');
    await publish(requestOf(remote, set, { onDrift: 'overwrite' }));
    expect(remote.read('victim.yaml') + remote.read('envs/prod/other/rendered/victim.yaml')).toBe('keep mekeep me');
    expect(await publish(requestOf(remote, set))).toMatchObject({ status: 'unchanged' });
  });

  test('of a later version of the tool is refused', async () => {
    remote.commit({ [`${rendered}/.inventory.json`]: inventoryWith({}, { version: 2 }) });
    expect((await refusalOf(requestOf(remote, set, { onDrift: 'overwrite' }))).message).toBe(
      `${rendered}/.inventory.json cannot be read: it has version 2, and this tool knows up to 1. Use the later version of the tool that published there.`,
    );
  });

  test('with 100,000 entries is read in seconds', async () => {
    const files = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x/f${i}`, file]));
    remote.commit({ [`${rendered}/.inventory.json`]: inventoryWith(files) });
    const { message } = await refusalOf(requestOf(remote, setOf([configMap('b')])));
    expect(message).toContain(`deleted ${rendered}/x/f0`);
  });

  test('that is a link is not followed', async () => {
    remote.commit({ [`${rendered}/.inventory.json`]: { link: '../../../../victim.yaml' } });
    expect((await refusalOf(requestOf(remote, set))).message).toContain('it is not a plain file');
  });
});

describe('in place of rendered/', () => {
  test.each<[string, (remote: Remote) => Change]>([
    ['a link', () => ({ link: '../other/rendered' })],
    ['a file', () => 'x'],
    ['a submodule', (remote) => ({ submodule: remote.tip()! })],
  ])('%s is refused, and replaced when drift is overwritten; what it points to stays', async (_, change) => {
    const remote = new Remote();
    remote.commit({ 'envs/prod/other/rendered/victim.yaml': 'keep me' });
    remote.commit({ [rendered]: change(remote) });
    expect((await refusalOf(requestOf(remote, set))).message).toContain(`replaced ${rendered}\n`);
    await publish(requestOf(remote, set, { onDrift: 'overwrite' }));
    expect(remote.paths()).toContain(`${rendered}/shop/configmap.core.a.yaml`);
    expect(remote.read('envs/prod/other/rendered/victim.yaml')).toBe('keep me');
  });
});

describe('in place of a folder above it', () => {
  test.each<[string, string, Change]>([
    ['a link at envs', 'envs', { link: '/tmp' }],
    ['a file at envs/prod', 'envs/prod', 'x'],
    ['a link at the app', folder, { link: '../../other' }],
  ])('%s is refused, whatever is allowed', async (_, path, change) => {
    const remote = new Remote();
    const tip = remote.commit({ [path]: change });
    const refused = await refusalOf(requestOf(remote, set, { onDrift: 'overwrite', takeOver: true }));
    expect([refused.reason, refused.message]).toEqual([
      'drift',
      `${path} in the config repository stands where the folder ${folder} has to be. Rename or remove it in the config repository; publish changes nothing outside its own folder.`,
    ]);
    expect(remote.tip()).toBe(tip);
  });

  test.each(['Envs/x', 'envs/PROD/x', 'envs/prod/Shop/x', 'envs/prod/shop/Rendered/x'])('%s is refused: it is the same folder on some disks', async (path) => {
    const remote = new Remote();
    remote.commit({ [path]: 'x' });
    expect((await refusalOf(requestOf(remote, set))).obstacles[0]!.code).toBe('publish/obstructed-folder');
  });
});

test('.gitattributes and argocd/root.yaml that are links or folders are left alone', async () => {
  const remote = new Remote();
  remote.commit({ '.gitattributes': { link: '/etc/passwd' }, argocd: { link: 'elsewhere' } });
  const app = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a' } };
  const result = await publish(requestOf(remote, setOf([app])));
  expect(result.files.added.filter((path) => !path.startsWith('envs/'))).toEqual([]);
  expect(remote.paths()).toEqual(expect.arrayContaining(['.gitattributes', 'argocd']));
});

test('names in the tree that git would drop or mistake come to no harm', async () => {
  const remote = await tampered({ [`${rendered}/Con.yaml`]: 'x', [`${rendered}/a\\..\\b`]: 'x', [`${rendered}/new\nline`]: 'x', [`${rendered}/shop/CONFIGMAP.core.a.yaml`]: 'x' });
  expect((await refusalOf(requestOf(remote, setOf([configMap('b')])))).message.match(/added/g)).toHaveLength(4);
  await publish(requestOf(remote, set, { onDrift: 'overwrite' }));
  expect(remote.paths().filter((path) => path.startsWith(rendered)).map((path) => path.slice(rendered.length + 1))).toEqual([
    '.inventory.json',
    'kustomization.yaml',
    'kustomizeconfig.yaml',
    'shop/configmap.core.a.yaml',
  ]);
});
