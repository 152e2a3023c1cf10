import { javascript, SourceCode, TextFile } from 'projen';

/** The systems that have a folder below `constructs/`, and so a subpath of the package. */
const systems = ['argo-cd', 'argo-events', 'argo-rollouts', 'argo-workflows', 'crossplane-aws', 'gateway-api', 'istio', 'secrets', 'seldon'];

const nodeVersion = '20.19.0';

const project = new javascript.NodeProject({
  name: 'cdk8s-mlops',
  description: 'Typed constructs that describe an MLOps platform on Kubernetes, checked at synth and published to a GitOps repository',
  authorName: 'The cdk8s-mlops authors',
  authorOrganization: true,
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-mlops authors',
  keywords: ['cdk8s', 'kubernetes', 'mlops', 'gitops', 'argo', 'mlflow', 'seldon', 'kserve', 'istio', 'crossplane'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: nodeVersion,
  projenCommand: 'npx projen',
  projenrcJs: false,
  entrypoint: 'build/js/lib/index.js',
  bin: { 'cdk8s-mlops': 'build/js/lib/cli/main.js' },
  autoDetectBin: false,
  github: false,
  buildWorkflow: false,
  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  jest: false,
  package: false,
  npmignoreEnabled: false,
  peerDeps: ['cdk8s@^2.70.0', 'constructs@^10.5.0', 'cdk8s-plus-28@^2.5.0', '@pulumi/kubernetes@^4.20.0'],
  peerDependencyOptions: { pinnedDevDependency: false },
  deps: ['@bufbuild/cel@^0.6.1', '@bufbuild/protobuf@^2.17.0', 'commander@^14.0.3', 're2js@^2.10.0', 'yaml@^2.9.1'],
  devDeps: [
    '@microsoft/jest-sarif@1.0.0-beta.0', // for the schema of SARIF 2.1.0 in it
    '@swc/core',
    '@swc/jest',
    '@types/jest',
    '@types/node@^20',
    'ajv',
    'ajv-formats',
    'cdk8s@^2.70.106',
    'cdk8s-cli',
    'cdk8s-plus-28@^2.5.6',
    'constructs@^10.8.1',
    'eslint',
    'eslint-plugin-import-x',
    'fast-check',
    'fengari', // a Lua interpreter, to run health checks in tests
    'jest',
    'ts-node',
    'tsx',
    'typescript@~6.0.3',
    'typescript-eslint',
    'typescript-5.4@npm:typescript@~5.4.5', // the oldest that reads the published types
    'typescript-native@npm:typescript@^7.0.2',
  ],
  gitignore: ['/build/', '/dist/', '/.cache/', '/coverage/', '*.tsbuildinfo', '/.eslintcache'],
});


// --- package.json ---------------------------------------------------------------------------------------------------------

const subpaths: Record<string, string> = {
  '.': 'lib/index',
  './testing': 'lib/testing/index',
  './imports/*': 'imports/*',
  './argo-workflows/testing': 'constructs/argo-workflows/simulator/index',
  ...Object.fromEntries(systems.map((system) => [`./${system}`, `constructs/${system}/index`])),
};

project.package.addField('exports', {
  ...Object.fromEntries(
    Object.entries(subpaths).map(([subpath, file]) => [subpath, { types: `./build/js/${file}.d.ts`, default: `./build/js/${file}.js` }]),
  ),
  './package.json': './package.json',
});
// TypeScript's old `node10` resolution does not read `exports`.
project.package.addField('typesVersions', {
  '*': Object.fromEntries(
    Object.entries(subpaths)
      .filter(([subpath]) => subpath !== '.')
      .map(([subpath, file]) => [subpath.slice(2), [`./build/js/${file}.d.ts`]]),
  ),
});
project.package.addField('version', '0.1.0');
project.package.addField('types', 'build/js/lib/index.d.ts');
project.package.addField('peerDependenciesMeta', {
  'cdk8s-plus-28': { optional: true },
  '@pulumi/kubernetes': { optional: true },
});
project.package.addField('files', ['build/js', 'imports', 'lib', 'constructs', 'NOTICE', 'CHANGELOG.md', '!**/*.test.ts']);

// --- TypeScript -----------------------------------------------------------------------------------------------------------

const compilerOptions: javascript.TypeScriptCompilerOptions = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'Node16',
  moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
  strict: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  forceConsistentCasingInFileNames: true,
  esModuleInterop: true,
  skipLibCheck: true,
  types: ['node', 'jest'],
  isolatedModules: true,
};

new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.json',
  include: ['lib', 'imports', 'constructs', 'apps', 'test', '.projenrc.ts'],
  exclude: ['build', 'node_modules'],
  compilerOptions: {
    ...compilerOptions,
    noEmit: true,
    rootDir: '.',
    paths: {
      'cdk8s-mlops': ['./lib/index.ts'],
      'cdk8s-mlops/testing': ['./lib/testing/index.ts'],
      'cdk8s-mlops/imports/*': ['./imports/*.ts'],
      'cdk8s-mlops/argo-workflows/testing': ['./constructs/argo-workflows/simulator/index.ts'],
      ...Object.fromEntries(systems.map((system) => [`cdk8s-mlops/${system}`, [`./constructs/${system}/index.ts`]])),
    },
  },
});
new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.build.json',
  include: ['lib', 'imports', 'constructs'],
  exclude: ['build', 'node_modules'],
  compilerOptions: { ...compilerOptions, types: ['node'], rootDir: '.', outDir: 'build/js', declaration: true, sourceMap: true },
});

// --- jest -----------------------------------------------------------------------------------------------------------------

project.package.addField('jest', {
  testEnvironment: 'node',
  testTimeout: 60_000, // ends what hangs; a busy machine fails no test
  maxWorkers: '100%', // many tests wait for processes; jest would leave one core of two idle
  globalSetup: '<rootDir>/test/global-setup.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/conformance/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.cache/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { sourceMaps: 'inline', jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }] },
  moduleNameMapper: {
    '^cdk8s-mlops$': '<rootDir>/lib/index.ts',
    '^cdk8s-mlops/testing$': '<rootDir>/lib/testing/index.ts',
    '^cdk8s-mlops/imports/(.*)$': '<rootDir>/imports/$1.ts',
    '^cdk8s-mlops/argo-workflows/testing$': '<rootDir>/constructs/argo-workflows/simulator/index.ts',
    '^cdk8s-mlops/(?!package.json)(.*)$': '<rootDir>/constructs/$1/index.ts',
  },
});

// --- tasks ----------------------------------------------------------------------------------------------------------------

const compile = 'node node_modules/typescript-native/bin/tsc -p tsconfig.build.json';

project.compileTask.reset(compile);
project.testTask.reset('jest --ci');
project.addTask('typecheck', { description: 'Type-check everything', exec: 'node node_modules/typescript-native/bin/tsc -p tsconfig.json' });
project.addTask('lint', { description: 'Lint, and hold the direction of dependencies', exec: 'eslint --cache --cache-location .cache/eslint .' });
// Steps that people run by name start without projen in between.
project.package.setScript('prepare', compile);
// Modules whose source is gone are not packed; `prepare` compiles next.
project.package.setScript('prepack', `node -e "fs.rmSync('build/js', { recursive: true, force: true })"`);
project.package.setScript('test', 'jest --ci');
project.package.setScript('import', 'node build/js/lib/cli/main.js import');
project.package.setScript('demo', 'node --import tsx apps/demo.ts');
project.package.setScript('bench', 'node --import tsx test/bench/main.ts');
project.package.setScript('conformance', 'node --import tsx test/conformance/main.ts');
project.package.setScript('lint', 'eslint --cache --cache-location .cache/eslint .');

// --- lint -----------------------------------------------------------------------------------------------------------------

const eslint = new SourceCode(project, 'eslint.config.mjs');
eslint.line(`// ${project.name}: written by .projenrc.ts`);
eslint.line(`import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** lib/cli/ is the composition root, and may load everything. */
const kernel = ['./lib/*.ts', './lib/!(cli)/**'];

/** The folders below constructs/ that stand beside each other; constructs/blueprints stands on them. */
const systems = ${JSON.stringify(systems).replaceAll('"', "'").replaceAll(',', ', ')};

/** Folders may import only what stands above them: lib <- imports <- constructs/<system> <- constructs/blueprints <- apps. imports/ is generated, not linted: a test holds it. */
const layers = [
  { target: kernel, from: ['./imports', './constructs', './apps', './test'], message: 'lib/ knows no product and reads imports/schemas as data only.' },
  { target: './constructs', from: ['./apps', './test'], message: 'constructs/ does not know the apps.' },
  ...systems.map((system) => ({
    target: \`./constructs/\${system}\`,
    from: ['./constructs'],
    except: [\`./\${system}\`],
    message: 'One system does not import another: what two share is an interface in lib/, or a blueprint.',
  })),
  { target: [...kernel, './constructs'], from: ['./lib/cli'], message: 'Only lib/cli/ may load everything; nothing loads it.' },
];

export default tseslint.config(
  { ignores: ['build/**', 'dist/**', 'imports/**', 'node_modules/**', '.cache/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: layers }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/order': ['error', { alphabetize: { order: 'asc', caseInsensitive: true }, 'newlines-between': 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-len': ['error', { code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
    },
  },
  {
    files: ['lib/**/*.ts', 'constructs/**/*.ts'],
    ignores: ['lib/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^cdk8s-mlops', message: 'Inside the package, import by relative path.' }] }],
    },
  },
);`);

new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', 'fund=false', 'audit=false'] });

project.synth();
