import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { inspect } from 'node:util';
import { Chart, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { CheckError, Manifest, MlopsApp, Waivers, type MlopsAppProps } from 'cdk8s-mlops';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'mlops-app-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

function appOf(build: (chart: Chart) => void, props: MlopsAppProps = {}): MlopsApp {
  const app = new MlopsApp({ outdir, ...props });
  build(new Chart(app, 'chart'));
  return app;
}

function good(chart: Chart): void {
  new Manifest(chart, 'a', configMap, { metadata: { name: 'a' }, data: { a: 'yes' } });
  new Manifest(chart, 'b', configMap, { metadata: { name: 'b' } });
}

function bad(chart: Chart): void {
  new Manifest(chart, 'a', configMap, { metadata: { name: 'UPPER' }, dta: {} });
  chart.node.addValidation({ validate: () => ['the chart is wrong'] });
}

const files = () => readdirSync(outdir).sort();
const read = (file: string) => readFileSync(path.join(outdir, file), 'utf8');

function errorOf(run: () => void): CheckError {
  try {
    run();
  } catch (error) {
    return error as CheckError;
  }
  throw new Error('nothing was thrown');
}

test('synth writes the objects, one file per chart', () => {
  const app = appOf(good);
  app.synth();
  expect(files()).toEqual(['.cdk8s-mlops-output.json', 'chart.k8s.yaml']);
  const documents = parseAllDocuments(read('chart.k8s.yaml')).map((document) => document.toJSON() as unknown);
  expect(documents).toEqual(app.manifestSet().entries.map(({ object }) => object));
  expect(app.synthYaml()).toBe(read('chart.k8s.yaml'));
});

test('all problems come in one error, each with its line, and what was written before stays', () => {
  appOf(good).synth();
  const before = files().map(read);
  const error = errorOf(() => appOf(bad).synth());
  expect(error).toBeInstanceOf(CheckError);
  expect(error.problems.map(({ code }) => code).sort()).toEqual(['construct/validation', 'names/invalid-name', 'schema/unknown-field']);
  expect(error.problems.every(({ source }) => source?.file === 'test/app.test.ts')).toBe(true);
  for (const { code, message } of error.problems) expect(error.message).toContain(`${message} (${code})`);
  expect(error.message).toContain("new Manifest(chart, 'a', configMap, { metadata: { name: 'UPPER' }");
  expect(files().map(read)).toEqual(before);
  expect(errorOf(() => appOf(bad).synthYaml()).message).toBe(error.message);
});

test('an error that nobody catches is printed once', () => {
  const error = errorOf(() => appOf(bad).synth());
  expect(inspect(error).split('(names/invalid-name)')).toHaveLength(2);
  expect(inspect(error)).not.toContain('constructPath');
});

test('check reports without throwing, and a waiver lets a problem pass where it was written', () => {
  const app = appOf(bad);
  Waivers.of(app.node.findChild('chart')).add('names/invalid-name', 'kept for old clients');
  const { problems, waived } = app.check();
  expect(problems.map(({ code }) => code).sort()).toEqual(['construct/validation', 'schema/unknown-field']);
  expect(waived.map(({ problem, waiver }) => [problem.code, waiver.reason])).toEqual([['names/invalid-name', 'kept for old clients']]);
});

test('objects are judged by the Kubernetes version that the app names', () => {
  const kind = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicyBinding', scope: 'Cluster' } as const;
  const codesIn = (props: MlopsAppProps) =>
    appOf((chart) => void new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, spec: {} }), props).check().problems.map(({ code }) => code);
  expect(codesIn({})).toContain('schema/unknown-version');
  expect(codesIn({ kubernetesVersion: '1.34' })).toContain('schema/unknown-version');
  expect(codesIn({ kubernetesVersion: '1.36' })).not.toContain('schema/unknown-version');
});

test('a later synth takes away what it no longer makes, and leaves the files of others', () => {
  appOf(good, { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, outputFileExtension: '.yaml' }).synth();
  writeFileSync(path.join(outdir, 'mine.yaml'), 'mine');
  expect(files()).toEqual(['.cdk8s-mlops-output.json', 'ConfigMap.a.yaml', 'ConfigMap.b.yaml', 'mine.yaml']);
  appOf((chart) => void new Manifest(chart, 'b', configMap, { metadata: { name: 'b' } }), {
    yamlOutputType: YamlOutputType.FILE_PER_RESOURCE,
    outputFileExtension: '.yaml',
  }).synth();
  expect(files()).toEqual(['.cdk8s-mlops-output.json', 'ConfigMap.b.yaml', 'mine.yaml']);
});

test.each(['/../../x.yaml', '\\..\\x.yaml', '.yaml\0'])('the file extension %j is refused', (outputFileExtension) => {
  expect(() => new MlopsApp({ outputFileExtension })).toThrow(
    `The outputFileExtension '${outputFileExtension}' would lead out of the output folder. Give an ending such as '.k8s.yaml'.`,
  );
});

test('charts come after the charts that they depend on', () => {
  const app = new MlopsApp({ outdir });
  const [first, second, third] = ['first', 'second', 'third'].map((id) => new Chart(app, id)) as [Chart, Chart, Chart];
  first.addDependency(third);
  expect(app.charts).toEqual([third, first, second]);
});

test('an app without objects makes an empty folder', () => {
  new MlopsApp({ outdir: path.join(outdir, 'new') }).synth();
  expect(readdirSync(path.join(outdir, 'new'))).toEqual(['.cdk8s-mlops-output.json']);
});

test("construct metadata is written when cdk8s' validation plugins ask for it", () => {
  appOf(good, { recordConstructMetadata: true }).synth();
  expect(JSON.parse(read('construct-metadata.json'))).toEqual({ version: '1.0.0', resources: { a: { path: 'chart/a' }, b: { path: 'chart/b' } } });
});

test('1,000 charts of 10 objects, each depending on the one before, are written', () => {
  const app = new MlopsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP });
  let previous: Chart | undefined;
  for (let index = 0; index < 1000; index++) {
    const chart = new Chart(app, `c${index}`);
    for (let object = 0; object < 10; object++) new Manifest(chart, `o${object}`, configMap, { metadata: { name: `o-${index}-${object}` } });
    if (previous) previous.addDependency(chart);
    previous = chart;
  }
  app.synth();
  const names = [...read('app.k8s.yaml').matchAll(/^ {2}name: o-(\d+)-(\d+)$/gm)].map(([, chart, object]) => [Number(chart), Number(object)]);
  expect(names).toHaveLength(10_000);
  expect(names).toEqual(names.map((_, index) => [999 - Math.floor(index / 10), index % 10]));
});

describe('the stock command `cdk8s synth`', () => {
  const root = path.resolve(__dirname, '..');
  const cdk8s = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
    });

  test('makes the same objects as the app itself', () => {
    const app = 'node --import tsx test/fixtures/stock-app.ts';
    cdk8s('--app', app, '--output', outdir);
    expect(files()).toEqual(['.cdk8s-mlops-output.json', 'jobs.k8s.yaml', 'shop.k8s.yaml']);
    const objects = execFileSync(process.execPath, ['--import', 'tsx', 'test/fixtures/stock-app.ts', 'objects'], { cwd: root, encoding: 'utf8' });
    const written = files().slice(1).flatMap((file) => parseAllDocuments(read(file)).map((document) => document.toJSON() as unknown));
    expect(written).toEqual(JSON.parse(objects));
    expect(cdk8s('--app', app, '--stdout')).toContain('name: web');
  });

  test('shows warnings, and makes the objects', () => {
    const run = ['node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--app', 'node --import tsx test/fixtures/stock-app.ts warning', '--output', outdir];
    const { stderr, status } = spawnSync(process.execPath, run, { cwd: root, encoding: 'utf8', env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } });
    expect(status).toBe(0);
    expect(stderr).toContain('warning apiVersion: No schema is known for Unknown of example.org/v1: the object was not judged. (schema/unknown-kind)');
    expect(read('jobs.k8s.yaml')).toContain('kind: Unknown');
  });

  test('fails with the report when the app has errors', () => {
    expect(() => cdk8s('--app', 'node --import tsx test/fixtures/stock-app.ts broken', '--output', outdir)).toThrow(/schema\/unknown-field/);
    expect(() => files()).toThrow(); // it empties its folder before it runs the app
    outdir = mkdtempSync(path.join(tmpdir(), 'mlops-app-'));
  });
});
