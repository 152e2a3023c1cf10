import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { cli, command, UserProject } from './cli';

let project: UserProject;
afterEach(() => project.remove());

/** Two apps for two environments, committed, with an empty config repository beside them. */
function shops(body = ''): UserProject {
  project = new UserProject({ 'cdk8s.yaml': settings, 'shop.cjs': app(body), 'blog.cjs': app(''), '.gitignore': 'node_modules\n*.git\nclone\n' });
  git('init', '--quiet', '--initial-branch=main');
  git('init', '--quiet', '--bare', '--initial-branch=main', 'config.git');
  commit('2026-01-01');
  return project;
}

const settings = `context:
  cdk8s-mlops:
    apps: {shop: shop.cjs, blog: blog.cjs}
    environments: {laptop: {target: local}, production: {target: aws}}
    configRepository: {url: config.git, branch: live}
`;

const app = (body: string): string => `const { Chart } = require('cdk8s');
const { Manifest, MlopsApp } = require('cdk8s-mlops');
module.exports = (environment) => {
  const app = new MlopsApp();
  const chart = new Chart(app, 'web');
  const add = (kind, name, more) => new Manifest(chart, name, { apiVersion: 'v1', kind }, { metadata: { name, namespace: 'shop' }, ...more });
  add('ConfigMap', 'settings', { data: { environment: environment.name } });
  ${body}
  return app;
};
`;

function git(...argv: string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...identity, ...argv], { cwd: project.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Commits the source, at a date, since the later of two sources is the newer one. */
function commit(date: string): string {
  git('add', '--all');
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--allow-empty', '-m', date], {
    cwd: project.folder,
    env: { ...process.env, GIT_AUTHOR_DATE: `${date}T00:00:00Z`, GIT_COMMITTER_DATE: `${date}T00:00:00Z` },
  });
  return git('rev-parse', 'HEAD');
}

const log = (branch = 'live'): string[] => git('--git-dir', 'config.git', 'log', '--reverse', '--format=%s', branch).split('\n');
const branches = (): string => git('--git-dir', 'config.git', 'branch', '--format=%(refname:short)');

async function publish(...argv: string[]) {
  const { code, stdout, stderr } = await cli(project.folder, ['publish', '--only', 'schema,names', '--json', ...argv]);
  const results = JSON.parse(stdout) as { app: string; environment: string; status: string; code?: string; obstacles?: { code: string }[] }[];
  return { code, stderr, results, brief: results.map(({ app: name, environment, status }) => `${environment}/${name} ${status}`) };
}

test('two apps for two environments make four commits, named in the result; publishing again makes none', async () => {
  shops();
  const first = await publish();
  expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
  expect(first.results.map((result) => pick(result, 'app', 'environment', 'status', 'changed', 'branch', 'folder', 'commit'))).toEqual(
    git('--git-dir', 'config.git', 'rev-list', '--reverse', 'live')
      .split('\n')
      .map((id, i) => {
        const [environment, name] = ['laptop/shop', 'laptop/blog', 'production/shop', 'production/blog'][i]!.split('/');
        return { app: name, environment, status: 'published', changed: true, branch: 'live', folder: `envs/${environment}/${name}`, commit: id };
      }),
  );
  const again = await cli(project.folder, ['publish', '--only', 'schema,names']);
  expect(again).toEqual({
    code: 0,
    stdout: `No problems.\n${['laptop/shop', 'laptop/blog', 'production/shop', 'production/blog'].map((name) => `${name}: nothing changed, no commit\n`).join('')}`,
    stderr: '',
  });
  expect(log()).toHaveLength(4);
});

test('--env and --app choose, --repo is relative to where the command runs, --branch names the branch, --dry-run pushes nothing', async () => {
  shops();
  project.write({ 'sub/readme': '' });
  commit('2026-01-02');
  const argv = ['publish', '--only', 'schema,names', '--repo', '../config.git', '--branch', 'other', '--env', 'laptop', '--app', 'blog'];
  expect((await cli(project.path('sub'), [...argv, '--dry-run'])).stdout).toBe('No problems.\nlaptop/blog: would commit 5 added, 0 changed, 0 removed\n');
  expect(branches()).toBe('');
  expect((await cli(project.path('sub'), argv)).stdout).toMatch(/^No problems\.\nlaptop\/blog: 5 added, 0 changed, 0 removed, commit [0-9a-f]{10} on other\n$/);
  expect({ branches: branches(), log: log('other') }).toEqual({ branches: 'other', log: ['Publish blog to laptop: 5 added'] });
});

test('without --repo and without a config repository in cdk8s.yaml there is nowhere to publish', async () => {
  shops().write({ 'cdk8s.yaml': settings.replace(/ {4}configRepository.*\n/, '') });
  const { code, stderr } = await cli(project.folder, ['publish']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'Which config repository? Give --repo URL, or write context.cdk8s-mlops.configRepository.url into cdk8s.yaml.\n',
  });
});

test('an error in one app keeps all of them from being published: exit 2, and the problems instead of results', async () => {
  shops("add('ConfigMap', 'Wrong');");
  expect(await publish()).toMatchObject({ code: 2, results: [{ code: 'names/invalid-name', name: 'Wrong' }] });
  expect(branches()).toBe('');
});

test('secrets in clear text, and whatever else stands against a set, are told together before anything is pushed', async () => {
  shops("if (environment.name === 'production') for (const name of ['one', 'two']) add('Secret', name, { stringData: { password: 'x' } });");
  const { code, brief, results } = await publish('--app', 'shop');
  expect({ code, brief, codes: results[0]!.obstacles!.map((obstacle) => obstacle.code) }).toEqual({
    code: 2,
    brief: ['production/shop refused'],
    codes: ['publish/plaintext-secret', 'publish/plaintext-secret'],
  });
  expect(branches()).toBe('');
  const text = (await cli(project.folder, ['publish', '--only', 'schema,names', '--env', 'production'])).stdout;
  expect(text).toContain('production/shop: refused\n  [web/one] Secret shop/one holds a Secret in clear text');
  expect(text).toContain('\n  To allow it: --waive publish/plaintext-secret=<reason>\n');
  const waived = await cli(project.folder, ['publish', '--only', 'schema,names', '--waive', 'publish/plaintext-secret=a public key', '--env', 'production', '--dry-run']);
  expect({ code: waived.code, first: waived.stdout.split('\n')[0] }).toEqual({ code: 0, first: 'No problems.' });
});

test('a source with uncommitted changes is refused once, as wrong usage, unless --allow-dirty', async () => {
  shops().write({ 'blog.cjs': app('// changed') });
  const { code, stdout } = await cli(project.folder, ['publish', '--only', 'schema,names', '--env', 'laptop']);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout:
      'No problems.\nlaptop/shop: refused\n  The source repository has changes that are not committed, on top of ' +
      `${git('rev-parse', 'HEAD')}. Commit them, or allow a dirty source.\n  To allow it: --allow-dirty\n`,
  });
  expect((await publish('--env', 'laptop', '--allow-dirty')).brief).toEqual(['laptop/shop published', 'laptop/blog published']);
});

test('what somebody changed by hand is drift: exit 4, the other apps are published all the same, and --on-drift decides', async () => {
  shops();
  await publish('--env', 'laptop');
  git('clone', '--quiet', '--branch', 'live', 'config.git', 'clone');
  project.write({ 'clone/envs/laptop/shop/rendered/shop/configmap.core.settings.yaml': 'by: hand\n' });
  git('-C', 'clone', 'commit', '--quiet', '--all', '-m', 'by hand');
  git('-C', 'clone', 'push', '--quiet');
  const refused = await publish();
  expect({ code: refused.code, brief: refused.brief }).toEqual({
    code: 4,
    brief: ['laptop/shop refused', 'laptop/blog unchanged', 'production/shop published', 'production/blog published'],
  });
  expect(await publish('--env', 'laptop', '--on-drift', 'overwrite')).toMatchObject({ code: 0, brief: ['laptop/shop published', 'laptop/blog unchanged'] });
});

test('a remote that is not there ends everything at the first app: exit 5', async () => {
  shops();
  const { code, results } = await publish('--repo', './gone.git', '--env', 'laptop');
  expect({ code, results }).toMatchObject({ code: 5, results: [{ app: 'shop', environment: 'laptop', status: 'refused', reason: 'rejected' }] });
  expect(results).toHaveLength(1);
});

test('an older source does not replace a newer one: exit 6, unless --rollback', async () => {
  shops();
  const older = git('rev-parse', 'HEAD');
  project.write({ 'shop.cjs': app("add('ConfigMap', 'more');") });
  commit('2026-01-02');
  await publish('--env', 'laptop', '--app', 'shop');
  git('checkout', '--quiet', older);
  expect(await publish('--env', 'laptop', '--app', 'shop')).toMatchObject({ code: 6, brief: ['laptop/shop refused'] });
  expect(await publish('--env', 'laptop', '--app', 'shop', '--rollback')).toMatchObject({ code: 0, brief: ['laptop/shop published'] });
});

test('whoever waits longer than a second is told on standard error, and the result stays whole', async () => {
  shops().write({ 'config.git/hooks/pre-receive': '#!/bin/sh\nsleep 2\n' });
  chmodSync(project.path('config.git/hooks/pre-receive'), 0o755);
  const { code, stderr, brief } = await publish('--env', 'laptop', '--app', 'shop');
  expect({ code, brief }).toEqual({ code: 0, brief: ['laptop/shop published'] });
  expect(stderr).toContain('laptop/shop: pushing to live\n');
});

test('Ctrl-C ends a publish, and takes its temporary folder away', async () => {
  shops().write({ 'config.git/hooks/pre-receive': '#!/bin/sh\ntouch ../waiting; sleep 3; exit 1\n', 'tmp/.gitignore': '*\n' });
  chmodSync(project.path('config.git/hooks/pre-receive'), 0o755);
  const child = spawn(process.execPath, [command, 'publish', '--only', 'schema', '--env', 'laptop', '--allow-dirty'], {
    cwd: project.folder,
    env: { ...process.env, TMPDIR: project.path('tmp') },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(project.path('waiting')) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(project.path('tmp'))).toContainEqual(expect.stringMatching(/^cdk8s-mlops-/));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(readdirSync(project.path('tmp')).filter((name) => name.startsWith('cdk8s-mlops-'))).toEqual([]);
});

function pick(object: object, ...keys: string[]): object {
  return Object.fromEntries(keys.map((key) => [key, (object as Record<string, unknown>)[key]]));
}
