import { plaintextSecret, publish, PublishRefused } from '../../lib/config-repo';
import { describeForInventory, type Inventory } from '../../lib/config-repo/inventory';
import { renderObjects } from '../../lib/config-repo/rendered-files';
import { checkDeletions } from '../../lib/config-repo/tip-obstacles';
import type { KubeObject } from '../../lib/kube-object';
import { Remote, removeFolders } from './support/remote';
import { folder, refusalOf, rendered, requestOf } from './support/request';
import { configMap, configMaps, setOf } from './support/sets';

afterAll(removeFolders);

/** Refused before anything is fetched, so that the remote does not have to exist. */
const nowhere = { url: '/nowhere/config.git' } as Remote;

const secret = (data: object): KubeObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login', namespace: 'shop' }, ...data });

describe('a set that cannot be published', () => {
  test('is refused with all that is wrong at once, each with construct and line', async () => {
    const unnamed: KubeObject = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'run-', namespace: 'shop' } };
    const set = setOf([configMap('a'), configMap('a'), unnamed, secret({ stringData: { password: 'x' } }), configMap('t', { url: '${Token[TOKEN.7]}' })]);
    const refused = await refusalOf(requestOf(nowhere, set));
    expect(refused.reason).toBe('invalid');
    expect(refused.message.split('\n')).toEqual([
      '[app/ConfigMap-a] ConfigMap shop/a is there twice; the first is from [app/ConfigMap-a] apps/shop.ts:1:5. Give one of them another name or namespace.',
      '    at apps/shop.ts:2:5',
      '[app/Job-2] A Job in namespace shop has no metadata.name. Name it: with generateName alone every sync would make a new one.',
      '    at apps/shop.ts:3:5',
      '[app/Secret-login] Secret shop/login holds a Secret in clear text, which git would keep for ever. Use an ExternalSecret or a SealedSecret, or waive publish/plaintext-secret with a reason if nothing in it is secret.',
      '    at apps/shop.ts:4:5',
      '[app/ConfigMap-t] ConfigMap shop/t holds a placeholder that was never filled in, in data.url: "${Token[TOKEN.7]}". Give the value itself, or a Lazy that is resolved at synth.',
      '    at apps/shop.ts:5:5',
    ]);
  });

  test('is refused when it is empty, unless that is allowed', async () => {
    const refused = await refusalOf(requestOf(nowhere, setOf([])));
    expect([refused.reason, refused.message]).toEqual([
      'invalid',
      'The app has no objects. To publish that would remove everything it has in the cluster. If that is what you want, allow an empty set.',
    ]);
    const remote = new Remote();
    await publish(requestOf(remote, setOf(configMaps(30))));
    await publish(requestOf(remote, setOf([]), { allowEmpty: true }));
    expect(remote.paths().filter((path) => path.includes('configmap'))).toEqual([]);
  });

  test('is refused where YAML cannot hold a value', async () => {
    const set = setOf([configMap('a', { ratio: Number.NaN } as unknown as Record<string, string>)]);
    expect((await refusalOf(requestOf(nowhere, set))).message).toContain('[app/ConfigMap-a] ConfigMap shop/a: data.ratio is NaN');
  });

  test.each([
    ['data', { data: { password: 'eA==' } }],
    ['stringData', { stringData: { password: 'x' } }],
  ])('is refused for a Secret with %s, also inside another object', async (_, data) => {
    const sensor = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 's' }, spec: { triggers: [{ template: { k8s: { source: { resource: secret(data) } } } }] } };
    const refused = await refusalOf(requestOf(nowhere, setOf([sensor])));
    expect(refused.message).toContain('Sensor s holds a Secret in clear text in spec.triggers[0].template.k8s.source.resource, which git would keep for ever.');
  });

  const workflowWith = (manifest: string): KubeObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowTemplate',
    metadata: { name: 'w' },
    spec: { templates: [{ name: 'make', resource: { action: 'create', manifest } }] },
  });
  const yamlSecret = (content: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{workflow.name}}-login\n${content}\n`;

  test.each([
    ['YAML with stringData', yamlSecret('stringData:\n  password: x')],
    ['YAML with data', yamlSecret('data: {password: eA==}')],
    ['YAML where only a part is filled in', yamlSecret('stringData:\n  url: https://bot:x@{{inputs.parameters.host}}')],
    ['JSON', JSON.stringify(secret({ stringData: { password: 'x' } }))],
    ['a later document', `apiVersion: v1\nkind: ConfigMap\n---\n${yamlSecret('stringData: {password: x}')}`],
    ['a list', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [secret({ data: { password: 'eA==' } })] })],
    ['a text in a text', JSON.stringify(workflowWith(yamlSecret('stringData: {password: x}')))],
  ])('is refused for a Secret that is hidden in a text: %s', async (_, manifest) => {
    const refused = await refusalOf(requestOf(nowhere, setOf([workflowWith(manifest)])));
    expect(refused.obstacles).toMatchObject([{ code: plaintextSecret, constructPath: 'app/WorkflowTemplate-w' }]);
    expect(refused.message).toContain('WorkflowTemplate w holds a Secret in clear text in spec.templates[0].resource.manifest, which git would keep for ever.');
  });

  test.each([
    ['has no content', yamlSecret('type: Opaque')],
    ['is filled in when it runs', yamlSecret('stringData:\n  password: {{inputs.parameters.password}}\n  user: "{{workflow.parameters.user}}"')],
    ['is only referred to', 'apiVersion: v1\nkind: Issuer\nspec: {ref: {kind: Secret, name: login}}\ndata: {a: b}'],
    ['is a word of a sentence', 'One kind: Secret objects with stringData: {a: b}'],
  ])('passes with a text where a Secret %s', async (_, manifest) => {
    expect(await publish(requestOf(new Remote(), setOf([workflowWith(manifest)])))).toMatchObject({ status: 'published' });
  });

  test.each([
    ['without content', secret({ type: 'kubernetes.io/service-account-token' }), []],
    ['with empty values', secret({ data: {}, stringData: { url: '' } }), []],
    ['that is waived for its construct', secret({ stringData: { url: 'https://x' } }), [{ code: plaintextSecret, reason: 'a public URL', constructPath: 'app' }]],
  ])('passes with a Secret %s', async (_, object, waivers) => {
    expect(await publish(requestOf(new Remote(), setOf([object], waivers)))).toMatchObject({ status: 'published' });
  });

  test.each([
    ['of another construct', { code: plaintextSecret, reason: 'a public URL', constructPath: 'app/Other' }],
    ['of another code', { code: 'names/x', reason: 'a public URL' }],
    ['without a reason', { code: plaintextSecret, reason: ' ' }],
  ])('is refused for a Secret with a waiver %s', async (_, waiver) => {
    expect((await refusalOf(requestOf(nowhere, setOf([secret({ stringData: { a: 'b' } })], [waiver])))).obstacles[0]!.code).toBe(plaintextSecret);
  });
});

describe('deletions', () => {
  test.each([
    [1, 1],
    [3, 1],
    [10, 3],
    [11, 4],
    [60, 18],
    [70, 20],
    [100, 20],
  ])('of %i objects, at most %i may go at once', (published, allowed) => {
    const files = renderObjects(setOf(configMaps(published)), false);
    const inventory: Inventory = { version: 1, owner: 'x', tool: 'x', files: new Map(files.map(({ path, entry }) => [path, { sha256: '', object: describeForInventory(entry!) }])) };
    expect(() => checkDeletions(inventory, files.slice(allowed), undefined)).not.toThrow();
    if (published > allowed) expect(() => checkDeletions(inventory, files.slice(allowed + 1), undefined)).toThrow(PublishRefused);
  });

  test('that are too many are refused with their names', async () => {
    const remote = new Remote();
    await publish(requestOf(remote, setOf(configMaps(4))));
    const refused = await refusalOf(requestOf(remote, setOf(configMaps(4).slice(3))));
    expect([refused.reason, refused.attempts, refused.message.split('\n')]).toEqual([
      'drift',
      1,
      [
        'This would remove 3 of 4 objects, and 2 may go at once:',
        '  ConfigMap shop/map-0',
        '  ConfigMap shop/map-1',
        '  ConfigMap shop/map-2',
        'If that is what you want, allow 3 deletions.',
      ],
    ]);
  });

  test('beyond that go when their number is allowed', async () => {
    const remote = new Remote();
    await publish(requestOf(remote, setOf(configMaps(10))));
    expect((await refusalOf(requestOf(remote, setOf(configMaps(2)), { maxDelete: 7 }))).obstacles[0]!.code).toBe('publish/mass-deletion');
    expect(await publish(requestOf(remote, setOf(configMaps(2)), { maxDelete: 8 }))).toMatchObject({ status: 'published' });
  });

  test('are not what a new file name or API version is', async () => {
    const remote = new Remote();
    const ingress = (version: string) => setOf(['a', 'b', 'c'].map((name) => ({ apiVersion: `networking.k8s.io/${version}`, kind: 'Ingress', metadata: { name } })));
    await publish(requestOf(remote, ingress('v1beta1')));
    expect(await publish(requestOf(remote, ingress('v1'), { maxDelete: 0 }))).toMatchObject({ status: 'published' });
  });
});

describe('usage', () => {
  const usage = async (rest: object, options = {}) => {
    const refused = await refusalOf(requestOf(nowhere, setOf([configMap('a')]), options, rest));
    return [refused.reason, refused.message];
  };

  test.each(['', 'Prod', '../x', 'a/b', '.git', '-a', 'a-', 'a'.repeat(64), 'a b', 'ä'])('an environment or app called %j is refused', async (name) => {
    const message = (what: string) => `The ${what} is called ${JSON.stringify(name)}. Use at most 63 of a-z, 0-9 and "-", with a letter or digit at both ends.`;
    expect(await usage({ environment: name })).toEqual(['usage', message('environment')]);
    expect(await usage({ app: name })).toEqual(['usage', message('app')]);
  });

  test('a name that Windows takes for a device is refused as such', async () => {
    expect(await usage({ app: 'con' })).toEqual(['usage', 'The app is called "con", which Windows has no folder for. Choose another name.']);
  });

  test('a repository or branch that git takes for an option is refused, and nothing runs', async () => {
    expect(await usage({ repo: '--upload-pack=touch /tmp/pwned' })).toEqual(['usage', expect.stringContaining('starts with "-"')]);
    expect(await usage({ repo: 'ext::sh -c touch% /tmp/pwned' })).toEqual(['usage', expect.stringContaining('remote helper')]);
    expect(await usage({ branch: '--upload-pack=x' })).toEqual(['usage', expect.stringContaining('is no name for a branch')]);
  });

  test('a source that is not committed is refused, unless that is allowed; then the commit says so', async () => {
    const source = { drySha: 'a'.repeat(40), dirty: true };
    expect(await usage({ source })).toEqual(['usage', `The source repository has changes that are not committed, on top of ${source.drySha}. Commit them, or allow a dirty source.`]);
    const remote = new Remote();
    await publish(requestOf(remote, setOf([configMap('a')]), { allowDirty: true }, { source }));
    expect(remote.git(['log', '-1', '--format=%B', 'main'])).toContain(`Dry-Sha: ${source.drySha} (with uncommitted changes)`);
    expect(JSON.parse(remote.read(`${rendered}/hydrator.metadata`)).dirty).toBe(true);
  });
});

describe('another owner', () => {
  const from = (repoURL: string) => ({ source: { drySha: 'a'.repeat(40), dirty: false, repoURL } });

  test('is refused, whatever is allowed for drift; it can take over on purpose', async () => {
    const remote = new Remote();
    await publish(requestOf(remote, setOf([configMap('a')]), {}, from('https://github.com/org/one.git')));
    const refused = await refusalOf(requestOf(remote, setOf([configMap('a')]), { onDrift: 'overwrite' }, from('git@github.com:org/two.git')));
    expect([refused.reason, refused.message]).toEqual([
      'drift',
      `${rendered} is published by github.com/org/one#shop, and this is github.com/org/two#shop. Choose another app name, or take it over on purpose.`,
    ]);
    await publish(requestOf(remote, setOf([configMap('a')]), { takeOver: true }, from('git@github.com:org/two.git')));
    expect(JSON.parse(remote.read(`${rendered}/.inventory.json`)).owner).toBe('github.com/org/two#shop');
  });

  test('is not the same repository by another URL', async () => {
    const remote = new Remote();
    await publish(requestOf(remote, setOf([configMap('a')]), {}, from('https://token@github.com/org/one.git')));
    expect(await publish(requestOf(remote, setOf([configMap('a')]), {}, from('git@github.com:org/one')))).toMatchObject({ status: 'unchanged' });
  });
});

test('a refusal as JSON tells reason, attempts and every obstacle', async () => {
  const refused = await refusalOf(requestOf(nowhere, setOf([])));
  expect(JSON.parse(JSON.stringify(refused))).toEqual({ status: 'refused', reason: 'invalid', changed: false, attempts: 0, obstacles: refused.obstacles });
  expect(folder).toBe('envs/prod/shop');
});
