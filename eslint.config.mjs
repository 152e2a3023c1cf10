// cdk8s-mlops: written by .projenrc.ts
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** lib/cli/ is the composition root, and may load everything. */
const kernel = ['./lib/*.ts', './lib/!(cli)/**'];

/** The folders below constructs/ that stand beside each other; constructs/blueprints stands on them. */
const systems = ['argo-cd', 'argo-events', 'argo-rollouts', 'argo-workflows', 'crossplane-aws', 'gateway-api', 'istio', 'secrets', 'seldon'];

/** Folders may import only what stands above them: lib <- imports <- constructs/<system> <- constructs/blueprints <- apps. imports/ is generated, not linted: a test holds it. */
const layers = [
  { target: kernel, from: ['./imports', './constructs', './apps', './test'], message: 'lib/ knows no product and reads imports/schemas as data only.' },
  { target: './constructs', from: ['./apps', './test'], message: 'constructs/ does not know the apps.' },
  ...systems.map((system) => ({
    target: `./constructs/${system}`,
    from: ['./constructs'],
    except: [`./${system}`],
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
);