import { existsSync } from 'node:fs';
import path from 'node:path';
import { Consumer } from './installed-package';
import { packageJson, root, subpaths } from './subpaths';

let consumer: Consumer;
beforeAll(() => {
  consumer = new Consumer().write({ 'app.ts': app, 'all.ts': everything, 'main.ts': main, 'main.mts': main });
});
afterAll(() => consumer.remove());

/** An app as a user writes it; where the types of the package were not found or loose, the lines marked as errors would be none. */
const app = `import { Chart } from 'cdk8s';
import { type Environment, MlopsApp } from 'cdk8s-mlops';
import { PeerAuthentication, VirtualService } from 'cdk8s-mlops/imports/istio';
import { ConfigMap } from 'cdk8s-mlops/imports/kubernetes';
import { checks } from 'cdk8s-mlops/istio';

export function shop(environment: Environment): MlopsApp {
  const app = new MlopsApp({ checks: [checks] });
  const chart = new Chart(app, 'web');
  new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { environment: environment.name } });
  return app;
}

export function wrong(chart: Chart): void {
  // @ts-expect-error: the API says 'data'
  new ConfigMap(chart, 'a', { datum: {} });
  // @ts-expect-error: a closed choice
  new PeerAuthentication(chart, 'b', { spec: { mtls: { mode: 'SOMETIMES' } } });
  // @ts-expect-error: a number of seconds is no duration
  new VirtualService(chart, 'c', { spec: { hosts: ['shop'], http: [{ timeout: 3 }] } });
}
`;

const main = `import { synthObjects } from 'cdk8s-mlops/testing';
import { shop } from './app.js';

console.log(JSON.stringify(synthObjects(shop({ name: 'laptop', target: 'local' }))));
`;

const everything = `${subpaths.map((subpath, index) => `import * as m${index} from '${subpath.replace('.', packageJson.name)}';`).join('\n')}
export const all: readonly object[] = [${subpaths.map((_, index) => `m${index}`).join(', ')}];
`;

const compilers = { oldest: 'typescript-5.4', 'of today': 'typescript', native: 'typescript-native' };
type Compiler = keyof typeof compilers;

const resolutions = {
  node10: { module: 'commonjs', moduleResolution: 'node10' },
  node16: { module: 'node16', moduleResolution: 'node16' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};
type Resolution = keyof typeof resolutions;

/** @returns what the compiler says; all declarations are checked too, and there are no ambient types to lean on */
function compile(compiler: Compiler, resolution: Resolution, files: readonly string[], options: object = { noEmit: true }): string {
  const compilerOptions = {
    ...resolutions[resolution],
    ...(compiler === 'of today' && resolution === 'node10' && { ignoreDeprecations: '6.0' }),
    target: 'ES2022',
    lib: ['ES2023'],
    types: [],
    strict: true,
    skipLibCheck: false,
    ...options,
  };
  consumer.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files }) });
  return consumer.run(path.join(root, 'node_modules', compilers[compiler], 'bin/tsc'), '--project', '.');
}

test('the consumer has what a plain installation has: no optional peer, no types of Node or jest', () => {
  for (const name of ['cdk8s', 'constructs', 'cdk8s-mlops']) expect(existsSync(path.join(consumer.folder, 'node_modules', name))).toBe(true);
  for (const name of ['cdk8s-plus-28', '@pulumi', '@types']) expect(existsSync(path.join(consumer.folder, 'node_modules', name))).toBe(false);
});

test.each<[Compiler, Resolution]>([
  ['oldest', 'node16'],
  ['native', 'node16'],
  ['native', 'bundler'],
])('every subpath type-checks with the compiler that is %s, under %s', (compiler, resolution) => {
  expect(compile(compiler, resolution, ['app.ts', 'all.ts'])).toBe('');
});

test.each<[Compiler, Resolution]>([
  ['oldest', 'node10'],
  ['of today', 'node10'],
])('an app type-checks with the compiler that is %s, under %s', (compiler, resolution) => {
  expect(compile(compiler, resolution, ['app.ts'])).toBe('');
});

test('an app that imports what the package does not export is refused', () => {
  consumer.write({ 'deep.ts': "import { packageRoot } from 'cdk8s-mlops/build/js/lib/package-root';\nexport const root = packageRoot();\n" });
  expect(compile('native', 'node16', ['deep.ts'])).toContain('deep.ts(1,29): error TS2307');
});

test.each([
  ['CommonJS', 'main.ts', 'out/main.js'],
  ['ES modules, with named imports', 'main.mts', 'out/main.mjs'],
])('an app compiled to %s runs, and gives its objects', (_, source, compiled) => {
  const options = { outDir: 'out', types: ['node'], typeRoots: [path.join(root, 'node_modules/@types')] };
  expect(compile('native', 'node16', ['app.ts', source], options)).toBe('');
  expect(JSON.parse(consumer.run(compiled))).toEqual([
    expect.objectContaining({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { environment: 'laptop' } }),
  ]);
});
