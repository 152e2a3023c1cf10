import { execFileSync } from 'node:child_process';
import { packageJson, root, subpaths, systemNames } from './subpaths';

/** What requiring one subpath brings into a process that has nothing of this package. */
interface Loaded {
  /** Modules of this package, as paths below `build/js`. */
  readonly own: readonly string[];
  /** What these modules ask of others and of Node. */
  readonly requested: readonly string[];
  /** Data files that were read meanwhile. */
  readonly read: readonly string[];
}

const script = `
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const build = path.join(process.cwd(), 'build/js') + path.sep;
const load = Module._load;
const readFileSync = fs.readFileSync;
let requested, read;
Module._load = function (request, parent, ...rest) {
  if (parent?.filename?.startsWith(build) && !request.startsWith('.')) requested.add(request);
  return load.call(this, request, parent, ...rest);
};
fs.readFileSync = (file, ...rest) => {
  if (/\\.json$/.test(file) && !file.includes('node_modules')) read.add(path.relative(process.cwd(), file));
  return readFileSync(file, ...rest);
};
const result = {};
for (const subpath of process.argv.slice(1)) {
  requested = new Set();
  read = new Set();
  for (const file of Object.keys(require.cache)) if (file.startsWith(build)) delete require.cache[file];
  require('cdk8s-mlops' + subpath.slice(1));
  const own = Object.keys(require.cache).filter((file) => file.startsWith(build)).map((file) => file.slice(build.length));
  result[subpath] = { own, requested: [...requested].sort(), read: [...read] };
}
console.log(JSON.stringify(result));
`;

const loaded = JSON.parse(execFileSync(process.execPath, ['-e', script, ...subpaths], { cwd: root, encoding: 'utf8' })) as Record<string, Loaded>;
const packagesOf = (subpath: string): string[] => loaded[subpath]!.requested.filter((name) => !name.startsWith('node:'));

test('every subpath can be required, and loads modules of this package alone', () => {
  expect(Object.keys(loaded)).toEqual(subpaths);
  expect(subpaths.length).toBeGreaterThan(30);
  for (const subpath of subpaths) expect([subpath, loaded[subpath]!.own.length > 0]).toEqual([subpath, true]);
});

test.each(['.', './testing'])('%s loads the kernel: nothing generated, no system, and nothing that only commands need', (subpath) => {
  expect(loaded[subpath]!.own.filter((file) => !file.startsWith('lib/'))).toEqual([]);
  expect(loaded[subpath]!.own.filter((file) => /^lib\/(cli|import|config-repo|git|read)\//.test(file))).toEqual([]);
});

test.each(subpaths.filter((subpath) => subpath.startsWith('./imports/')))('%s loads its own module and little of the kernel', (subpath) => {
  expect(loaded[subpath]!.own.filter((file) => !file.startsWith('lib/'))).toEqual([`${subpath.slice(2)}.js`]);
  expect(loaded[subpath]!.own.filter((file) => /^lib\/(?!manifest|external-objects|waivers|kube-object|source\/|synth\/)/.test(file))).toEqual([]);
});

test.each(systemNames)('./%s loads no other system', (system) => {
  const foreign = systemNames.filter((other) => other !== system).map((other) => `constructs/${other}/`);
  expect(loaded[`./${system}`]!.own.filter((file) => foreign.some((folder) => file.startsWith(folder)))).toEqual([]);
  expect(loaded[`./${system}`]!.own.filter((file) => file.startsWith('lib/cli/'))).toEqual([]);
});

test.each(systemNames)('./%s loads its rules, and what checks and synthesizes, when somebody asks for it', (system) => {
  expect(loaded[`./${system}`]!.own.filter((file) => /^(constructs\/[^/]+\/rules|lib\/(synth|testing))\//.test(file))).toEqual([]);
});

test.each(subpaths)('requiring %s loads no package but cdk8s and constructs', (subpath) => {
  expect(packagesOf(subpath).filter((name) => name !== 'cdk8s' && name !== 'constructs' && !light.includes(name))).toEqual([]);
});

test.each(subpaths)('requiring %s reads no schema', (subpath) => {
  expect(loaded[subpath]!.read.filter((file) => file !== 'package.json')).toEqual([]);
});

test('the packages that only some work needs are there, so that the rules above mean something', () => {
  expect(Object.keys(packageJson.dependencies).sort()).toEqual([...heavy, ...light].sort());
});

/** Loaded when they are needed first. */
const heavy = ['@bufbuild/cel', '@bufbuild/protobuf', 'commander', 're2js'];
/** cdk8s loads it anyway. */
const light = ['yaml'];
