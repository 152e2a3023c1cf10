// cdk8s-mlops: written by .projenrc.ts
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** lib/cli/ is the composition root, and may load everything. */
const kernel = ['./lib/*.ts', './lib/!(cli)/**'];

/** Folders may import only what stands above them: lib <- imports <- constructs/<system> <- constructs/blueprints <- apps. */
const layers = [
  { target: kernel, from: ['./imports', './constructs', './apps', './test'], message: 'lib/ knows no product and reads imports/schemas as data only.' },
  { target: './imports', from: ['./constructs', './apps', './test'], message: 'imports/ stands on lib/ alone.' },
  { target: './constructs', from: ['./apps', './test'], message: 'constructs/ does not know the apps.' },
  { target: [...kernel, './imports', './constructs'], from: ['./lib/cli'], message: 'Only lib/cli/ may load everything; nothing loads it.' },
];

export default tseslint.config(
  { ignores: ['build/**', 'dist/**', 'imports/**', 'node_modules/**', '.cache/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } } },
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