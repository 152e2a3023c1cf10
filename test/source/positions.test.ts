import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { transformSync } from '@swc/core';
import * as ts from 'typescript';

const root = path.resolve(__dirname, '../..');
const fixture = readFileSync(path.join(__dirname, 'fixtures/positions-app.ts'), 'utf8');

/** A folder in the repository, where installed packages are found, with `lib/` compiled. */
let folder: string;

beforeAll(() => {
  mkdirSync(path.join(root, 'build'), { recursive: true });
  folder = mkdtempSync(path.join(root, 'build', 'positions-'));
  compileLib();
});

afterAll(() => rmSync(folder, { recursive: true }));

function compileLib(): void {
  const files = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.startsWith('cli'))) {
    write(path.join(folder, 'lib', file.replace(/\.ts$/, '.js')), compileQuickly(readFileSync(path.join(root, 'lib', file), 'utf8'), file));
  }
}

/** ES modules find exports by tsc's way of writing them; inside of `lib/`, where that plays no part, swc is ten times as fast. */
function compileQuickly(text: string, file: string): string {
  if (file === 'index.ts') return compile(text).outputText;
  return transformSync(text, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }).code;
}

function compile(text: string, compilerOptions: ts.CompilerOptions = {}, fileName?: string): ts.TranspileOutput {
  return ts.transpileModule(text, {
    fileName,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, removeComments: true, ...compilerOptions },
  });
}

function write(file: string, text: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function copyFixture(name: string, text = fixture): string {
  return write(path.join(folder, 'apps/shop/src', name), text);
}

/** The places marked in the fixture; the second is in a loop that runs twice. */
function expectedIn(file: string) {
  const [first, looped, waiver] = fixture.split('\n').flatMap((text, index) => {
    const column = text.indexOf('/*@*/ ');
    return column < 0 ? [] : [{ file: path.relative(root, file), line: index + 1, column: column + '/*@*/ '.length + 1 }];
  });
  return [first, looped, looped, waiver];
}

function run(...args: string[]): unknown {
  const env = { ...process.env, NODE_OPTIONS: '' };
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env }));
}

test('under tsx', () => {
  const app = copyFixture('tsx-app.ts');
  expect(run('--import', 'tsx', app)).toEqual(expectedIn(app));
});

test('under tsx, as an ES module', () => {
  const app = copyFixture('module-app.mts');
  expect(run('--import', 'tsx', app)).toEqual(expectedIn(app));
});

test('under ts-node', () => {
  const app = copyFixture('ts-node-app.ts');
  expect(run('--require', 'ts-node/register/transpile-only', app)).toEqual(expectedIn(app));
});

test.each([
  ['with the map beside the script', { sourceMap: true }],
  ['with the map in the script', { inlineSourceMap: true }],
])('compiled, %s, with and without --enable-source-maps', (_, options) => {
  const written = copyFixture('compiled-app.ts');
  const script = path.join(folder, 'apps/shop/out/compiled-app.js');
  const { outputText, sourceMapText } = compile(fixture, { ...options, sourceRoot: '../src/' }, 'compiled-app.ts');
  write(script, outputText);
  if (sourceMapText) write(`${script}.map`, sourceMapText);
  expect(run(script)).toEqual(expectedIn(written));
  expect(run('--enable-source-maps', script)).toEqual(expectedIn(written));
});

test.each([
  ['none', ''],
  ['one that is missing', '\n//# sourceMappingURL=missing.js.map'],
  ['one that is broken', '\n//# sourceMappingURL=data:application/json;base64,bm8='],
])('compiled without a map that can be read (%s), the compiled line is named', (_, end) => {
  const script = write(path.join(folder, 'apps/shop/out/unmapped-app.js'), compile(fixture).outputText + end);
  const line = readFileSync(script, 'utf8').split('\n').findIndex((text) => text.startsWith('const first =')) + 1;
  expect(run(script)).toMatchObject([{ file: path.relative(root, script), line }, {}, {}, {}]);
});

test('installed in node_modules, this package is not taken for the user', () => {
  const installed = path.join(folder, 'node_modules/cdk8s-mlops');
  cpSync(path.join(folder, 'lib'), path.join(installed, 'lib'), { recursive: true });
  write(path.join(installed, 'package.json'), JSON.stringify({ name: 'cdk8s-mlops', main: 'lib/index.js' }));
  const app = copyFixture('installed-app.ts', fixture.replace('../../../lib/index', 'cdk8s-mlops'));
  expect(run('--import', 'tsx', app)).toEqual(expectedIn(app));
});

test('where no code of the user takes part, the package that makes the object is named', () => {
  const script = path.join(folder, 'node_modules/shop/app.js');
  write(script, compile(fixture.replace('../../../lib/index', path.join(folder, 'lib/index'))).outputText);
  expect(run(script)).toMatchObject(Array(4).fill({ file: path.relative(root, script) }));
});
