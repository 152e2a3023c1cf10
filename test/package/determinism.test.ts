import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageJson, root } from './subpaths';

interface Note {
  readonly kind: 'clock' | 'chance' | 'environment';
  readonly detail: string;
  readonly by: string;
}

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
}

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cdk8s-mlops-determinism-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Synthesizes by the command, as on a machine of the given habits. */
function synth(name: string, cwd: string, environments: readonly string[], environment: Readonly<Record<string, string>>): Run {
  const output = path.join(folder, name);
  const notes = `${output}.notes`;
  const argv = [path.join(root, packageJson.bin['cdk8s-mlops']!), 'synth', '--output', output, ...environments.flatMap((name) => ['--env', name])];
  const { PATH } = process.env;
  const env = { PATH, TMPDIR: folder, TRAP_ROOT: root, TRAP_NOTES: notes, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd,
    env: { ...env, NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, 'synth-traps.cjs'))} ${environment.NODE_OPTIONS ?? ''}` },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr, files: filesBelow(output), notes: notesIn(notes) };
}

function filesBelow(output: string): Record<string, string> {
  const files = existsSync(output) ? (readdirSync(output, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort() : [];
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(output, file), 'utf8')]));
}

function notesIn(file: string): Note[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Note);
}

/** One local, one on AWS. */
const environments = ['laptop', 'staging'];
const here = synth('here', root, environments, { HOME: folder, TZ: 'UTC', LANG: 'C', TRAP_UMASK: '022' });
const there = synth('there', path.join(root, 'apps/platform'), environments, {
  HOME: '/nonexistent',
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  USER: 'somebody-else',
  CI: 'true',
  NODE_ENV: 'production',
  NODE_OPTIONS: '--stack-trace-limit=100',
  TRAP_UMASK: '077',
  TRAP_REVERSED: 'true',
});

test('the example apps synthesize without network', () => {
  expect([here, there].map(({ code, output }) => [code, output.split('\n')[0]])).toEqual([[0, 'No problems.'], [0, 'No problems.']]);
});

test('another machine gives the same bytes: time zone, language, home, user, folder, umask, order of files', () => {
  expect(Object.keys(here.files)).toEqual(['laptop/platform.yaml', 'laptop/tumor-triage.yaml', 'staging/platform.yaml', 'staging/tumor-triage.yaml']);
  expect(there.files).toEqual(here.files);
});

test('neither clock nor chance is asked', () => {
  expect([...here.notes, ...there.notes].filter(({ kind }) => kind !== 'environment')).toEqual([]);
});

/** Of the user's wish, not of the machine; none of them changes an object. */
const declaredVariables = ['CDK8S_OUTDIR', 'CDK8S_RECORD_CONSTRUCT_METADATA', 'CI', 'FORCE_COLOR', 'GITHUB_ACTIONS', 'NO_COLOR'];

test('no environment variable is read but the declared ones', () => {
  const read = [...here.notes, ...there.notes].filter(({ kind }) => kind === 'environment');
  expect(read.filter(({ detail }) => !declaredVariables.includes(detail))).toEqual([]);
  expect(read).toContainEqual({ kind: 'environment', detail: 'CDK8S_RECORD_CONSTRUCT_METADATA', by: 'lib/app.ts' });
});

test('the traps spring: an app that asks the clock, chance, an environment variable and the network is found out', () => {
  const app = path.join(folder, 'app.cjs');
  writeFileSync(app, `module.exports = () => {\n${asks.map((ask) => `  ${ask};`).join('\n')}\n};\n`);
  writeFileSync(path.join(folder, 'cdk8s.yaml'), 'context: {cdk8s-mlops: {apps: {a: app.cjs}, environments: {laptop: {target: local}}}}\n');
  const { code, output, notes } = synth('trapped', folder, ['laptop'], { TRAP_ROOT: folder });
  expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining('The network was asked: connect') as string });
  expect(notes.filter(({ by }) => by === 'app.cjs').map(({ detail }) => detail)).toEqual(['Date.now()', 'new Date()', 'Math.random()', 'randomUUID', 'HOME']);
});

const asks = ['Date.now()', 'new Date()', 'Math.random()', "require('node:crypto').randomUUID()", 'process.env.HOME', "require('node:http').get('http://127.0.0.1:1')"];
