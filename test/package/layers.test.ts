import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importNames, root, systemNames } from './subpaths';

interface Message {
  readonly ruleId: string;
  readonly message: string;
}

/** Lints, in one process that may load ES modules, files that need not exist. The rule on cycles reads the whole project: `npm run lint` has it. */
const script = `
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
const eslint = new ESLint({ overrideConfig: { rules: { 'import-x/no-cycle': 'off' } } });
const results = [];
for (const { file, source } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [{ messages }] = await eslint.lintText(source, { filePath: file });
  results.push(messages.map(({ ruleId, message }) => ({ ruleId, message })));
}
console.log(JSON.stringify(results));
`;

/** What ESLint's rules on imports say of `[file, imported module]`, `undefined` where they say nothing. */
function verdicts(cases: readonly (readonly string[])[]): (string | undefined)[] {
  const input = cases.map(([file, imported]) => ({ file, source: `export * from '${request(file!, imported!)}';\n` }));
  const argv = ['--input-type=module', '-e', script];
  const results = JSON.parse(execFileSync(process.execPath, argv, { cwd: root, encoding: 'utf8', input: JSON.stringify(input) })) as Message[][];
  return results.map((messages) => {
    const found = messages.find(({ ruleId }) => ruleId === 'import-x/no-restricted-paths' || ruleId === 'no-restricted-imports');
    return found?.message.replace(/^.* (imported in restricted zone|from being used by a pattern)\. /, '');
  });
}

function request(file: string, imported: string): string {
  if (imported.startsWith('cdk8s-mlops')) return imported;
  const relative = path.posix.relative(path.posix.dirname(file), imported);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

const kernelKnowsNoProduct = 'lib/ knows no product and reads imports/schemas as data only.';
const constructsKnowNoApps = 'constructs/ does not know the apps.';
const systemsStandAlone = 'One system does not import another: what two share is an interface in lib/, or a blueprint.';
const commandsAreLast = 'Only lib/cli/ may load everything; nothing loads it.';
const byRelativePath = 'Inside the package, import by relative path.';

const refused = [
  ['lib/made-up.ts', 'imports/istio', kernelKnowsNoProduct],
  ['lib/made-up.ts', 'constructs/istio', kernelKnowsNoProduct],
  ['lib/made-up.ts', 'apps/versions', kernelKnowsNoProduct],
  ['lib/checks/rules/made-up.ts', 'imports/istio', kernelKnowsNoProduct],
  ['lib/schema/made-up.ts', 'constructs/istio/references', kernelKnowsNoProduct],
  ['lib/testing/made-up.ts', 'test/global-setup', kernelKnowsNoProduct],
  ['lib/made-up.ts', 'lib/cli/synth', commandsAreLast],
  ['lib/checks/made-up.ts', 'lib/cli/main', commandsAreLast],
  ['constructs/istio/made-up.ts', 'apps/versions', constructsKnowNoApps],
  ['constructs/istio/made-up.ts', 'test/global-setup', constructsKnowNoApps],
  ['constructs/istio/made-up.ts', 'lib/cli/synth', commandsAreLast],
  ['lib/made-up.ts', 'cdk8s-mlops/istio', byRelativePath],
  ['constructs/istio/made-up.ts', 'cdk8s-mlops', byRelativePath],
  ...systemNames.flatMap((system) =>
    systemNames.filter((other) => other !== system).map((other) => [`constructs/${system}/made-up.ts`, `constructs/${other}`, systemsStandAlone]),
  ),
] as const;

const allowed = [
  ['lib/checks/made-up.ts', 'lib/manifest-set'],
  ['lib/cli/made-up.ts', 'lib/checks/runner'],
  ['lib/cli/made-up.ts', 'constructs/istio'],
  ['lib/cli/made-up.ts', 'imports/istio'],
  ['constructs/istio/made-up.ts', 'lib/manifest'],
  ['constructs/istio/made-up.ts', 'imports/kubernetes'],
  ['constructs/istio/deeper/made-up.ts', 'constructs/istio'],
  ['constructs/blueprints/made-up.ts', 'constructs/istio'],
  ['apps/made-up.ts', 'constructs/istio'],
  ['test/made-up.ts', 'apps/versions'],
] as const;

const said = verdicts([...refused, ...allowed]);

test('lint refuses every import against the direction of dependencies, and says why', () => {
  expect(refused.map(([file, imported], index) => [file, imported, said[index]])).toEqual(refused);
});

test('lint takes every import in the direction of dependencies', () => {
  const found = allowed.map(([file, imported], index) => [file, imported, said[refused.length + index]]);
  expect(found).toEqual(allowed.map((pair) => [...pair, undefined]));
});

test.each(importNames)('imports/%s.ts, which is not linted, imports the base of all manifests and other generated types alone', (name) => {
  const source = readFileSync(path.join(root, 'imports', `${name}.ts`), 'utf8');
  const imported = [...source.matchAll(/^(?:import|export) (type )?[^;]*? from '(.*)';$/gm)].map(([, type, module]) => ({
    type: type !== undefined,
    module: module!,
  }));
  expect(imported.map(({ module }) => module)).toContain('../lib/manifest');
  for (const { type, module } of imported) {
    if (module === '../lib/manifest') continue;
    expect([module, type]).toEqual([module, true]);
    expect(module === 'constructs' || module === '../lib/choice' || importNames.includes(module.replace(/^\.\//, ''))).toBe(true);
  }
  expect(source).not.toMatch(/\b(require|import)\(/);
});
