import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Consumer } from './installed-package';
import { importNames, packageJson, root, subpaths, systemNames } from './subpaths';

let consumer: Consumer;
let files: ReadonlySet<string>;
beforeAll(() => {
  consumer = new Consumer();
  files = new Set(consumer.packed.files.map((file) => file.path));
});
afterAll(() => consumer.remove());

const installed = (file: string): string => readFileSync(path.join(consumer.folder, 'node_modules/cdk8s-mlops', file), 'utf8');

test('the package carries what users need, and nothing else', () => {
  const topLevel = new Set([...files].map((file) => file.split('/')[0]));
  expect([...topLevel].filter((name) => name !== 'README.md').sort()).toEqual(
    ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'build', 'constructs', 'imports', 'lib', 'package.json'],
  );
  expect([...files].filter((file) => file.startsWith('build/') && !/^build\/js\/(lib|imports|constructs)\//.test(file))).toEqual([]);
  expect([...files].filter((file) => /\.test\.|\.tmp\.|tsbuildinfo|(^|\/)\./.test(file))).toEqual([]);
});

test('every schema that the index names is carried', () => {
  const bundles = new Set(Object.values(JSON.parse(installed('imports/schemas/index.json')) as Record<string, string | string[]>).flat());
  expect(bundles.size).toBeGreaterThan(20);
  expect([...bundles].filter((bundle) => !files.has(`imports/schemas/${bundle}.json`))).toEqual([]);
});

test('every compiled module has its source of today beside it, and the other way round, and every source map finds it', () => {
  const compiled = [...files].filter((file) => file.startsWith('build/js/') && file.endsWith('.js'));
  const sources = [...files].filter((file) => file.endsWith('.ts') && !file.startsWith('build/'));
  expect(sources.length).toBeGreaterThan(300);
  expect(compiled.map((file) => file.replace('build/js/', '').replace(/\.js$/, '.ts')).sort()).toEqual(sources.sort());
  for (const file of [...files].filter((name) => name.endsWith('.js.map'))) {
    const { sources } = JSON.parse(installed(file)) as { sources: string[] };
    expect(sources.map((source) => path.posix.join(path.posix.dirname(file), source)).filter((source) => !files.has(source))).toEqual([]);
  }
});

test('the package stays small: under 3 MB to fetch, under 12 MB unpacked', () => {
  expect(consumer.packed.size).toBeLessThan(3_000_000);
  expect(consumer.packed.unpackedSize).toBeLessThan(12_000_000);
});

test('package.json tells the licence that LICENSE holds', () => {
  expect(packageJson.license).toBe('Apache-2.0');
  expect(installed('LICENSE')).toContain('Apache License');
});

test('the subpaths are the kernel, the test helpers, every generated module, every system and the simulator of workflows', () => {
  expect([...subpaths].sort()).toEqual(
    ['.', './testing', './argo-workflows/testing', ...importNames.map((name) => `./imports/${name}`), ...systemNames.map((name) => `./${name}`)].sort(),
  );
});

test('exports name compiled modules and their types, both of which are carried', () => {
  for (const [subpath, target] of Object.entries(packageJson.exports)) {
    for (const file of typeof target === 'string' ? [target] : [target.types, target.default]) {
      const names = file.includes('*') ? importNames.map((name) => file.replace('*', name)) : [file];
      expect([subpath, names.filter((name) => !files.has(name.slice(2)))]).toEqual([subpath, []]);
    }
  }
  expect([`./${packageJson.main}`, `./${packageJson.types}`]).toEqual(Object.values(packageJson.exports['.']!).reverse());
});

test('typesVersions, which the old node10 resolution reads, says the same as exports', () => {
  const types = Object.entries(packageJson.exports).flatMap(([subpath, target]) =>
    typeof target === 'string' || subpath === '.' ? [] : [[subpath.slice(2), [target.types]]],
  );
  expect(packageJson.typesVersions).toEqual({ '*': Object.fromEntries(types) });
});

test('the command starts by itself: a shebang, and a version that is the package\'s', () => {
  for (const file of Object.values(packageJson.bin)) {
    expect(installed(file).split('\n')[0]).toBe('#!/usr/bin/env node');
    const { version } = JSON.parse(installed('package.json')) as { version: string };
    expect(consumer.run(path.join('node_modules/cdk8s-mlops', file), '--version')).toBe(`${version}\n`);
  }
});

test('what the compiled modules load is what is declared', () => {
  const loaded = new Set<string>();
  for (const file of files) {
    if (!/^build\/js\/.*\.(js|d\.ts)$/.test(file)) continue;
    for (const [, required, imported] of installed(file).matchAll(/\b(?:require|import)\("([^".][^"]*)"\)|^(?:import|export) .*? from '([^'.][^']*)';/gm)) {
      loaded.add((required ?? imported!).split('/').slice(0, (required ?? imported!).startsWith('@') ? 2 : 1).join('/'));
    }
  }
  const packages = [...loaded].filter((name) => !name.startsWith('node:')).sort();
  expect(packages).toEqual([...Object.keys(packageJson.dependencies).filter((name) => name !== peerOfCel), 'cdk8s', 'constructs'].sort());
});

/** `@bufbuild/cel` asks for it as a peer. */
const peerOfCel = '@bufbuild/protobuf';

test('the commands find everything in the installed package: a project without a compiler lints YAML', () => {
  consumer.write({ 'good.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n', 'bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad}\n' });
  const command = path.join('node_modules/cdk8s-mlops', packageJson.bin['cdk8s-mlops']!);
  expect(consumer.run(command, 'lint', 'good.yaml')).toContain('No problems.');
  expect(JSON.parse(consumer.run(command, 'lint', '--json', 'bad.yaml'))).toEqual([expect.objectContaining({ code: 'names/invalid-name', name: 'Bad' })]);
  expect(existsSync(path.join(root, 'node_modules/cdk8s-mlops'))).toBe(false);
});
