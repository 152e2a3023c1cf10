import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { cli, config, shopApp, UserProject } from './cli';

let project: UserProject;
afterEach(() => project.remove());

const shop = (files: Record<string, string> = {}): UserProject => new UserProject({ 'cdk8s.yaml': config('shop.ts'), 'shop.ts': shopApp(), ...files });

test('every app is written for every environment, with the environment that cdk8s.yaml describes', async () => {
  project = shop();
  const { code, stdout, stderr } = await cli(project.folder, ['synth']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe('No problems.\ndist/laptop/shop.yaml: 1 objects\ndist/production/shop.yaml: 1 objects\n');
  const [object] = parseAllDocuments(readFileSync(project.path('dist/production/shop.yaml'), 'utf8')).map((document) => document.toJS() as object);
  expect(object).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { environment: 'production', target: 'aws', greeting: 'welcome' },
  });
});

test('--app and --env choose, and an unknown one is named with the nearest', async () => {
  project = shop();
  expect((await cli(project.folder, ['synth', '--env', 'laptop', '--app', 'shop'])).stdout).toBe('No problems.\ndist/laptop/shop.yaml: 1 objects\n');
  const { code, stderr } = await cli(project.folder, ['synth', '--env', 'labtop']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "cdk8s.yaml has no environment 'labtop'. Did you mean 'laptop'? There are: laptop, production.\n",
  });
});

test('--stdout prints the objects alone, and the report goes to standard error', async () => {
  project = shop();
  const { code, stdout, stderr } = await cli(project.folder, ['synth', '--env', 'laptop', '--stdout']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'No problems.\n' });
  expect(stdout).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  environment: laptop\n  greeting: hello\n  target: local\n',
  );
  expect(existsSync(project.path('dist'))).toBe(false);
});

test('an error is told once for all environments, at the line of the new X(...), and earlier output stays as it was', async () => {
  project = shop();
  await cli(project.folder, ['synth']);
  const before = readFileSync(project.path('dist/laptop/shop.yaml'), 'utf8');
  project.write({ 'shop.ts': shopApp("new ConfigMap(chart, 'other', { metadata: { name: 'Other' } });"), 'dist/mine.yaml': 'kept: true\n' });
  const { code, stdout } = await cli(project.folder, ['synth', '--json']);
  expect(code).toBe(2);
  expect((JSON.parse(stdout) as object[]).map(pick('code', 'path', 'name', 'constructPath', 'line'))).toEqual([
    { code: 'names/invalid-name', path: 'metadata.name', name: 'Other', constructPath: 'web/other', line: 12 },
  ]);
  expect(readFileSync(project.path('dist/laptop/shop.yaml'), 'utf8')).toBe(before);
  expect(readdirSync(project.path('dist')).sort()).toEqual(['.cdk8s-mlops-output.json', 'laptop', 'mine.yaml', 'production']);
});

test('a waiver on the command line lets a problem pass, and the report says so', async () => {
  project = shop({ 'shop.ts': shopApp("new ConfigMap(chart, 'other', { metadata: { name: 'Other' } });") });
  const { code, stdout } = await cli(project.folder, ['synth', '--env', 'laptop', '--waive', 'names/invalid-name=the old cluster takes it']);
  expect(code).toBe(0);
  expect(stdout).toContain('the old cluster takes it');
});

const failed = "The app 'shop' failed for 'laptop': ";
const exportOne = 'Export one: export default (environment: Environment) => MlopsApp.';

test.each([
  ['throws', shopApp("throw new Error('no database today');"), 'no database today\n    at shop ('],
  ['throws a text', shopApp("throw 'no database today';"), 'no database today\n'],
  ['throws anything else', shopApp('throw { code: 7 };'), '{ code: 7 }\n'],
  ['rejects', shopApp('').replace('export default ', 'export default async ').replace('return app', "throw new Error('later'); return app"), 'later\n    at shop ('],
  ['returns something else', shopApp('return chart as never;'), "The app's function returned an object of class Chart. Return the MlopsApp that it made.\n"],
  ['returns nothing', shopApp('return undefined as never;'), "The app's function returned undefined. Return the MlopsApp that it made.\n"],
  ['exports no function', 'export const shop = 1;\n', `The module exports no function. ${exportOne}\n`],
  ['exports several', 'export const a = () => 1;\nexport const b = () => 2;\n', `The module exports 2 functions and none of them is the default. ${exportOne}\n`],
  ['exports a class', 'export default class Shop {}\n', `The module exports the class Shop, not a function. ${exportOne}\n`],
  ['ends the process', shopApp('process.exit(7);'), 'The process ended with exit code 7 before the app was synthesized.\n'],
  ['never settles', 'export default () => new Promise(() => {});\n', 'The process ended with exit code 0 before the app was synthesized.\n'],
])('an app that %s fails with a message, without our stack', async (_, source, message) => {
  project = shop({ 'shop.ts': source });
  const { code, stderr } = await cli(project.folder, ['synth', '--env', 'laptop']);
  expect({ code, message: stderr.slice(0, failed.length + message.length) }).toEqual({ code: 2, message: failed + message });
  expect(stderr).not.toContain('app-process');
});

test('what keeps a module from being loaded is told with the line of the user, once for all environments', async () => {
  project = shop({ 'missing.ts': "import { Chart } from 'cdk8s';\nimport { x } from './gone';\nexport default () => [Chart, x];\n" });
  project.write({ 'package.ts': "\nimport { x } from 'gone';\nexport default () => x;\n", 'syntax.ts': 'export default () => {\n  const const = 1;\n};\n', 'syntax.cjs': 'const a = 1;\n  # no\n' });
  const failure = async (module: string) => {
    project.write({ 'cdk8s.yaml': config(module) });
    return cli(project.folder, ['synth']);
  };
  const places = {
    'missing.ts': ["Cannot find module './gone'", `${project.path('missing.ts')}:2:19)`],
    'package.ts': ["Cannot find module 'gone'", `${project.path('package.ts')}:2:19)`],
    'syntax.ts': [`${project.path('syntax.ts')}:2:8: ERROR: Expected identifier but found "const"`],
    'syntax.cjs': ['Invalid or unexpected token', `${project.path('syntax.cjs')}:2\n  # no\n  ^`],
  };
  for (const [module, texts] of Object.entries(places)) {
    const { code, stderr } = await failure(module);
    expect({ module, code, found: texts.filter((text) => stderr.split(text).length === 2) }).toEqual({ module, code: 2, found: texts });
    expect(stderr).toMatch(/^The app 'shop' failed for 'laptop', 'production': /);
  }
});

test('an app may be made asynchronously, and what it leaves open does not keep the command waiting', async () => {
  project = shop({ 'shop.ts': shopApp('setInterval(() => {}, 1000); await Promise.resolve();').replace('function shop(environment: Environment): MlopsApp', 'async function shop(environment: Environment)') });
  expect(await cli(project.folder, ['synth', '--env', 'laptop'])).toMatchObject({ code: 0, stderr: '' });
});

test('what an app prints stays out of standard output', async () => {
  project = shop({ 'shop.ts': shopApp("console.log('loading');") });
  const { stdout, stderr } = await cli(project.folder, ['synth', '--env', 'laptop', '--json']);
  expect({ stdout, stderr }).toEqual({ stdout: '[]\n', stderr: 'loading\n' });
});

test.each(['tsx', 'ts-node'])('a TypeScript app runs with %s alone', async (installed) => {
  project = shop({ 'tsconfig.json': '{"compilerOptions": {"module": "nodenext", "target": "es2022"}}' }).uninstall(installed === 'tsx' ? 'ts-node' : 'tsx');
  const { code, stderr } = await cli(project.folder, ['synth', '--env', 'laptop']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a TypeScript app in a project without tsx and ts-node says what to install', async () => {
  project = shop().uninstall('tsx').uninstall('ts-node');
  const { code, stderr } = await cli(project.folder, ['synth', '--env', 'laptop']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `The app 'shop' is TypeScript, and neither tsx nor ts-node is installed in ${project.folder}. Run npm install --save-dev tsx, or name the compiled module.\n`,
  });
});

test('a JavaScript app needs no loader, as CommonJS and as an ES module', async () => {
  const body = `
    const app = new MlopsApp();
    new Manifest(new Chart(app, 'web'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap' }, { metadata: { name: 'settings' } });
    return app;`;
  project = shop({
    'shop.cjs': `const { Chart } = require('cdk8s'); const { Manifest, MlopsApp } = require('cdk8s-mlops');\nmodule.exports = () => {${body}\n};`,
    'shop.mjs': `import { Chart } from 'cdk8s'; import { Manifest, MlopsApp } from 'cdk8s-mlops';\nexport const shop = () => {${body}\n};`,
  })
    .uninstall('tsx')
    .uninstall('ts-node');
  for (const module of ['shop.cjs', 'shop.mjs']) {
    project.write({ 'cdk8s.yaml': config(module) });
    const { code, stderr } = await cli(project.folder, ['synth', '--env', 'laptop']);
    expect({ module, code, stderr }).toEqual({ module, code: 0, stderr: '' });
  }
});

test('an output that is no folder is wrong usage, and is left as it was', async () => {
  project = shop({ taken: 'mine' });
  const { code, stderr } = await cli(project.folder, ['synth', '--env', 'laptop', '--output', 'taken']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^--output taken cannot be written: EEXIST: .*\. Name a folder that this user may write to\.\n$/) as string });
  expect(readFileSync(project.path('taken'), 'utf8')).toBe('mine');
});

function pick(...keys: string[]): (object: object) => object {
  return (object) => Object.fromEntries(keys.map((key) => [key, (object as Record<string, unknown>)[key]]));
}
