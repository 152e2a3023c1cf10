import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { importNames, packageJson, root } from './subpaths';

const git = (...argv: string[]): string[] => execFileSync('git', argv, { cwd: root, encoding: 'utf8' }).split('\0').filter((line) => line !== '');

/** What is committed, and not being deleted just now. */
const tracked = git('ls-files', '-z').filter((file) => existsSync(path.join(root, file)));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Committed files that hold a text, as `file:line`, but for this file, which holds them all. */
function linesWith(pattern: RegExp, files: readonly string[] = tracked): string[] {
  return files
    .filter((file) => file !== 'test/package/repository.test.ts')
    .flatMap((file) => read(file).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])));
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  /** It comes inside of another package, whose digest covers it. */
  readonly inBundle?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, LockedPackage>> };
  const locked = Object.entries(packages).filter(([place]) => place !== '');

  /** Where Node would find a package that the one at a place asks for. */
  function find(place: string, name: string): string | undefined {
    for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      if (packages[candidate] !== undefined) return candidate;
      if (folder === '') return undefined;
    }
  }

  test('names no address, so that it holds with any registry', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/registry/);
  });

  test('asks for what package.json asks for', () => {
    expect(packages['']!.dependencies).toEqual(packageJson.dependencies);
    expect(packages['']!.devDependencies).toEqual(packageJson.devDependencies);
  });

  test('holds everything that is asked for, for every platform: npm ci refuses it otherwise', () => {
    const missing = locked.flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => find(place, name) === undefined).map((name) => `${name}, for ${place}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(['@esbuild/linux-x64', '@swc/core-linux-x64-gnu', '@typescript/typescript-linux-x64', '@unrs/resolver-binding-linux-x64-gnu'])(
    'holds %s, with a digest',
    (name) => {
      expect(packages[`node_modules/${name}`]).toEqual(expect.objectContaining({ optional: true, integrity: expect.stringMatching(/^sha512-/) as string }));
    },
  );

  test('holds a digest of whatever every platform installs', () => {
    const without = locked.filter(([, { integrity, optional, inBundle }]) => integrity === undefined && !optional && !inBundle);
    expect(without.map(([place]) => place)).toEqual([]);
  });
});

test('nothing is committed that is ignored: no output, no cache, no installed package', () => {
  expect(git('ls-files', '-z', '--cached', '--ignored', '--exclude-standard').filter((file) => existsSync(path.join(root, file)))).toEqual([]);
});

test('nothing is committed that was meant for a moment', () => {
  expect(tracked.filter((file) => /\.(tmp\.ts|tmp|bak|orig|rej|swp|log|tgz|DS_Store)$|~$/.test(file))).toEqual([]);
});

test('committed files are plain texts, with Unix line ends, of less than half a megabyte', () => {
  expect(git('ls-files', '-z', '--stage').filter((entry) => !/^100(644|755) /.test(entry))).toEqual([]);
  for (const file of tracked) {
    const content = readFileSync(path.join(root, file));
    expect([file, content.includes(0), content.includes('\r\n'), content.length < 500_000]).toEqual([file, false, false, true]);
  }
});

test('the script of CI can be run', () => {
  expect(statSync(path.join(root, '.ci/run')).mode & 0o111).not.toBe(0);
});

test('no committed file knows the machine that it was written on', () => {
  // A home that is the top of the file system names no machine.
  const home = homedir() === '/' ? [] : [`${homedir()}/`];
  const places = [`${root}/`, `${path.dirname(root)}/shared`, '/Users/', ...home].map((place) => place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Where a path starts: `steps/root/tmp` is below no home.
  expect(linesWith(new RegExp(`(?<![\\w.])(${places.join('|')})`))).toEqual([]);
});

test('no committed file speaks of tickets', () => {
  expect(linesWith(/\b(?:issue|ticket)s? #?\d+\b/i)).toEqual([]);
});

test('no definition of a custom resource is committed: they are read where upstream publishes them', () => {
  const data = tracked.filter((file) => /\.(ya?ml|json)$/.test(file));
  expect(linesWith(/kind["']?:\s*["']?CustomResourceDefinition\b/, data)).toEqual([]);
});

test('generated files say who writes them', () => {
  for (const name of importNames) expect(read(`imports/${name}.ts`).split('\n')[0]).toBe('// Generated by `npm run import` from cdk8s.yaml. Do not edit.');
  expect(read('eslint.config.mjs').split('\n')[0]).toBe('// cdk8s-mlops: written by .projenrc.ts');
});

test('tests mirror what they test: every folder of test/ names one of lib/, constructs/ or a kind of test', () => {
  const kinds = ['apps', 'bench', 'compile-errors', 'conformance', 'conformance-support', 'constructs', 'docs', 'fixtures', 'package', 'support'];
  const folders = new Set(tracked.flatMap((file) => /^test\/([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...folders].filter((folder) => !kinds.includes(folder) && !existsSync(path.join(root, 'lib', folder)))).toEqual([]);
});

test('every file name is in kebab case', () => {
  const conventional = /^(?:\.[\w.-]+|[A-Z]+(?:\.md)?|__\w+__\.py|go\.(?:mod|sum)|Dockerfile)$/;
  const names = new Set(tracked.flatMap((file) => file.split('/')));
  expect([...names].filter((name) => !conventional.test(name) && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name)).sort()).toEqual([]);
});
