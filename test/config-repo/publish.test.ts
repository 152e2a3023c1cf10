import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { publish, type PublishStep } from '../../lib/config-repo';
import { Remote, removeFolders, temporaryFolder } from './support/remote';
import { folder, refusalOf, rendered, requestOf } from './support/request';
import { application, configMap, configMaps, deployment, setOf } from './support/sets';

afterAll(removeFolders);

const source = { drySha: 'a'.repeat(40), dirty: false, repoURL: 'https://github.com/org/dev.git', author: 'Ann <ann@example.com>', date: '2026-01-02T03:04:05+00:00', subject: 'Add web' };

test('the first publish makes the layout, and nothing else', async () => {
  const remote = new Remote();
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const result = await publish(requestOf(remote, setOf([deployment('web', 'shop/web:1'), namespace, application('root', folder)]), {}, { source }));

  expect(remote.paths()).toEqual([
    '.gitattributes',
    'argocd/root.yaml',
    `${folder}/kustomization.yaml`,
    `${rendered}/.inventory.json`,
    `${rendered}/_cluster/namespace.core.shop.yaml`,
    `${rendered}/argocd/application.argoproj.io.root.yaml`,
    `${rendered}/hydrator.metadata`,
    `${rendered}/kustomization.yaml`,
    `${rendered}/kustomizeconfig.yaml`,
    `${rendered}/shop/deployment.apps.web.yaml`,
  ]);
  expect(result).toEqual({
    status: 'published',
    changed: true,
    app: 'shop',
    environment: 'prod',
    repo: remote.url,
    branch: 'main',
    folder,
    commit: remote.tip(),
    attempts: 1,
    files: {
      added: [
        `${rendered}/_cluster/namespace.core.shop.yaml`,
        `${rendered}/argocd/application.argoproj.io.root.yaml`,
        `${rendered}/kustomization.yaml`,
        `${rendered}/kustomizeconfig.yaml`,
        `${rendered}/shop/deployment.apps.web.yaml`,
        `${folder}/kustomization.yaml`,
        '.gitattributes',
        'argocd/root.yaml',
      ],
      changed: [],
      removed: [],
    },
    drift: [],
  });
  expect(parse(remote.read(`${folder}/kustomization.yaml`))).toEqual({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['rendered'],
    images: [],
    configurations: ['rendered/kustomizeconfig.yaml'],
  });
  expect(parse(remote.read(`${rendered}/kustomization.yaml`)).resources).toEqual([
    '_cluster/namespace.core.shop.yaml',
    'argocd/application.argoproj.io.root.yaml',
    'shop/deployment.apps.web.yaml',
  ]);
  expect(remote.read('.gitattributes')).toBe('envs/*/*/rendered/** linguist-generated=true -text\n');
});

test('the commit names the source in trailers, and hydrator.metadata in the form of GitOps Promoter', async () => {
  const remote = new Remote();
  const sly = { ...source, subject: 'Sly\nDry-Sha: forged' };
  await publish(requestOf(remote, setOf([configMap('a')]), {}, { source: sly }));
  const digest = /Inventory-Digest: (\S+)/.exec(remote.git(['log', '-1', '--format=%B', 'main']))![1];
  expect(remote.git(['log', '-1', '--format=%B', 'main']).trim().split('\n')).toEqual([
    'Publish shop to prod: 5 added',
    '',
    `Dry-Sha: ${source.drySha}`,
    'Dry-Repo: https://github.com/org/dev.git',
    'Synth-Version: 1.2.3',
    `Inventory-Digest: ${digest}`,
    `Argocd-reference-commit-sha: ${source.drySha}`,
    'Argocd-reference-commit-repourl: https://github.com/org/dev.git',
    'Argocd-reference-commit-author: Ann <ann@example.com>',
    'Argocd-reference-commit-date: 2026-01-02T03:04:05+00:00',
    'Argocd-reference-commit-subject: Sly Dry-Sha: forged',
  ]);
  expect(JSON.parse(remote.read(`${rendered}/hydrator.metadata`))).toEqual({
    repoURL: source.repoURL,
    drySha: source.drySha,
    author: source.author,
    date: source.date,
    subject: sly.subject,
    commands: ['cdk8s-mlops publish --app shop --env prod'],
  });
});

test('the inventory leads from every file to the object, the construct and the line', async () => {
  const remote = new Remote();
  await publish(requestOf(remote, setOf([configMap('a')])));
  const inventory = JSON.parse(remote.read(`${rendered}/.inventory.json`));
  expect(Object.keys(inventory.files)).toEqual(['kustomization.yaml', 'kustomizeconfig.yaml', 'shop/configmap.core.a.yaml']);
  expect(inventory).toMatchObject({ version: 1, owner: 'local#shop', tool: 'cdk8s-mlops 1.2.3' });
  expect(inventory.files['shop/configmap.core.a.yaml'].object).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'shop',
    name: 'a',
    construct: 'app/ConfigMap-a',
    source: 'apps/shop.ts:1:5',
  });
});

test('equal manifests make no commit, even from another source and other lines', async () => {
  const remote = new Remote();
  await publish(requestOf(remote, setOf([configMap('a'), configMap('b')]), {}, { source }));
  const tip = remote.tip();
  const later = { ...source, drySha: 'b'.repeat(40), date: '2026-05-01T00:00:00Z' };
  const again = await publish(requestOf(remote, setOf([configMap('b'), configMap('a')]), {}, { source: later, version: '9.9.9' }));
  expect(again).toMatchObject({ status: 'unchanged', changed: false, parent: tip, attempts: 1, files: { added: [], changed: [], removed: [] } });
  expect(remote.tip()).toBe(tip);
});

test('objects that are gone are removed, and others are left alone', async () => {
  const remote = new Remote();
  remote.commit({ 'README.md': 'ours', 'envs/prod/other/rendered/x.yaml': 'theirs', '.gitattributes': '*.md text' });
  await publish(requestOf(remote, setOf([configMap('a'), configMap('b'), configMap('c')])));
  const result = await publish(requestOf(remote, setOf([configMap('a'), configMap('c', { key: 'new' })])));
  expect(result.files).toEqual({
    added: [],
    changed: [`${rendered}/kustomization.yaml`, `${rendered}/shop/configmap.core.c.yaml`],
    removed: [`${rendered}/shop/configmap.core.b.yaml`],
  });
  expect(remote.read('.gitattributes')).toBe('*.md text\nenvs/*/*/rendered/** linguist-generated=true -text\n');
  expect(remote.read('README.md') + remote.read('envs/prod/other/rendered/x.yaml')).toBe('ourstheirs');
});

test('the same input gives the same commit, whatever the order of the objects', async () => {
  const objects = [...configMaps(5), deployment('web', 'shop/web:1')];
  const [one, two] = [new Remote(), new Remote()];
  const repo = { source };
  await publish(requestOf(one, setOf(objects), {}, repo));
  process.env.TZ = 'Asia/Tokyo';
  await publish(requestOf(two, setOf(objects), {}, repo));
  delete process.env.TZ;
  expect(two.tip()).toBe(one.tip());
});

test('SOURCE_DATE_EPOCH is the date of the commit', async () => {
  const remote = new Remote();
  process.env.SOURCE_DATE_EPOCH = '1234567890';
  await publish(requestOf(remote, setOf([configMap('a')]), { date: undefined }));
  delete process.env.SOURCE_DATE_EPOCH;
  expect(remote.git(['log', '-1', '--format=%ad %cd', '--date=raw', 'main']).trim()).toBe('1234567890 +0000 1234567890 +0000');
});

test('a dry run says what would be done and pushes nothing', async () => {
  const remote = new Remote();
  const steps: PublishStep[] = [];
  const onStep = ({ step }: { step: PublishStep }) => void steps.push(step);
  const result = await publish(requestOf(remote, setOf([configMap('a')]), { dryRun: true, onStep }));
  expect(result).toMatchObject({ status: 'dry-run', changed: true, attempts: 1 });
  expect(result.files.added).toContain(`${rendered}/shop/configmap.core.a.yaml`);
  expect(remote.tip()).toBeUndefined();
  expect(steps).toEqual(['render', 'fetch', 'compare', 'write', 'verify', 'commit']);
});

test('what promoters and people own stays as they left it', async () => {
  const remote = new Remote();
  const set = (value: string) => setOf([configMap('a', { value }), application('root', folder)]);
  await publish(requestOf(remote, set('1')));
  const theirs = { [`${folder}/kustomization.yaml`]: '# mine\nresources: [rendered]\n', '.gitattributes': undefined, 'argocd/root.yaml': undefined };
  remote.commit(theirs);
  await publish(requestOf(remote, set('2')));
  expect(remote.read(`${folder}/kustomization.yaml`)).toBe('# mine\nresources: [rendered]\n');
  expect(remote.paths()).not.toEqual(expect.arrayContaining(['.gitattributes']));
  expect(remote.paths()).not.toEqual(expect.arrayContaining(['argocd/root.yaml']));
});

test.each(['kustomization.yml', 'Kustomization'])('an app that has a %s gets no second one', async (name) => {
  const remote = new Remote();
  remote.commit({ [`${folder}/${name}`]: 'resources: [rendered]\n' });
  await publish(requestOf(remote, setOf([configMap('a')])));
  expect(remote.paths()).not.toContain(`${folder}/kustomization.yaml`);
});

test('a kustomization.yaml that got lost is made again', async () => {
  const remote = new Remote();
  const set = setOf([configMap('a')]);
  await publish(requestOf(remote, set));
  remote.commit({ [`${folder}/kustomization.yaml`]: undefined });
  expect((await publish(requestOf(remote, set))).files.added).toEqual([`${folder}/kustomization.yaml`]);
});

describe('remotes', () => {
  test('of SHA-256 objects, empty or not', async () => {
    const remote = new Remote('sha256');
    expect((await publish(requestOf(remote, setOf([configMap('a')])))).commit).toMatch(/^[0-9a-f]{64}$/);
    expect(await publish(requestOf(remote, setOf([configMap('a')])))).toMatchObject({ status: 'unchanged', attempts: 1 });
    expect(await publish(requestOf(remote, setOf([configMap('a'), configMap('b')])))).toMatchObject({ status: 'published', attempts: 1 });
  });

  test('with partial clones send no contents that are not asked for', async () => {
    const remote = new Remote();
    remote.git(['config', 'uploadpack.allowFilter', 'true']);
    remote.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    const big = Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => (i * 7919) % 251));
    remote.commit({ 'big.bin': big });
    await publish(requestOf(remote, setOf(configMaps(4))));
    remote.commit({ [`${rendered}/shop/configmap.core.map-0.yaml`]: 'a: 1\n', [`${rendered}/shop/configmap.core.map-1.yaml`]: 'a: 2\n' });
    const trace = path.join(temporaryFolder(), 'trace');
    process.env.GIT_TRACE_PACKET = trace;
    const result = await publish(requestOf(remote, setOf(configMaps(4, 'new')), { onDrift: 'overwrite' }));
    delete process.env.GIT_TRACE_PACKET;
    expect(result.drift).toHaveLength(2);
    const wanted = readFileSync(trace, 'utf8').match(/fetch> want \S+/g) ?? [];
    const bigId = remote.git(['rev-parse', 'main:big.bin']).trim();
    expect(wanted.length).toBeGreaterThan(1);
    expect(wanted.join()).not.toContain(bigId);
  });

  test('named by a path from the working directory are found', async () => {
    const remote = new Remote();
    const repo = path.relative(process.cwd(), remote.url);
    expect(await publish(requestOf(remote, setOf([configMap('a')]), {}, { repo }))).toMatchObject({ status: 'published', repo });
    expect(remote.history().commits).toBe(1);
  });

  test('get a branch of their own where it does not exist yet', async () => {
    const remote = new Remote();
    remote.commit({ file: 'x' });
    await publish(requestOf(remote, setOf([configMap('a')]), {}, { branch: 'environment/prod' }));
    expect(remote.paths('environment/prod')).not.toContain('file');
    expect(remote.paths('main')).toEqual(['file']);
  });

  test('that the user configuration leads to a program are refused, and the program does not run', async () => {
    const home = temporaryFolder();
    const config = path.join(home, 'gitconfig');
    writeFileSync(config, `[url "ext::sh -c touch% ${home}/ran% "]\n insteadOf = https://safe.example.com/\n[protocol "ext"]\n allow = always\n`);
    const before = process.env.GIT_CONFIG_GLOBAL;
    process.env.GIT_CONFIG_GLOBAL = config;
    const request = requestOf({ url: 'https://safe.example.com/config.git' } as Remote, setOf([configMap('a')]));
    const refused = await refusalOf(request).finally(() => (process.env.GIT_CONFIG_GLOBAL = before));
    expect(refused.message).toContain("transport 'ext' not allowed");
    expect([refused.attempts, existsSync(path.join(home, 'ran'))]).toEqual([1, false]);
  });

  test('a user configuration with hooks, aliases and converted line ends changes nothing', async () => {
    const [plain, configured] = [new Remote(), new Remote()];
    const home = temporaryFolder();
    const config = path.join(home, 'gitconfig');
    writeFileSync(path.join(home, 'pre-push'), `#!/bin/sh\ntouch ${home}/ran\nexit 1\n`, { mode: 0o755 });
    writeFileSync(config, `[core]\n hooksPath = ${home}\n autocrlf = true\n eol = crlf\n[alias]\n push = !false\n[commit]\n gpgSign = true\n[push]\n default = nothing\n`);
    await publish(requestOf(plain, setOf([configMap('a')])));
    const before = process.env.GIT_CONFIG_GLOBAL;
    process.env.GIT_CONFIG_GLOBAL = config;
    process.env.GIT_DIR = '/nowhere';
    process.env.GIT_INDEX_FILE = '/nowhere/index';
    await publish(requestOf(configured, setOf([configMap('a')]))).finally(() => {
      process.env.GIT_CONFIG_GLOBAL = before;
      delete process.env.GIT_DIR;
      delete process.env.GIT_INDEX_FILE;
    });
    expect(configured.tip()).toBe(plain.tip());
    expect(existsSync(path.join(home, 'ran'))).toBe(false);
  });
});
