import type { Rule } from '../../lib/checks/rule';
import { hasErrors, runChecks } from '../../lib/checks/runner';
import { catalog, entry, object, problem, report, setOf } from './support';

const base = { category: 'names', severity: 'error', summary: 'Nothing is allowed.' } as const;
const refuseAll: Rule = {
  ...base,
  code: 'names/refuse-all',
  docs: 'https://example.org/rule',
  check: ({ set }, report) => set.entries.forEach((of) => report({ entry: of, path: 'spec.size', message: 'It is too big.', hint: 'Make it smaller.' })),
};
const schemas = catalog();
const web = entry(object('apps/v1', 'Deployment', { name: 'web', namespace: 'shop' }), {
  constructPath: 'shop/web',
  source: { file: 'apps/shop.ts', line: 3, column: 5 },
});

test('a finding gets the code, category, severity and docs of its rule, and the identity and place of its object', () => {
  expect(runChecks(setOf([web]), { rules: [refuseAll], schemas })).toEqual({
    problems: [
      {
        code: 'names/refuse-all',
        category: 'names',
        severity: 'error',
        message: 'It is too big.',
        hint: 'Make it smaller.',
        docs: 'https://example.org/rule',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        path: 'spec.size',
        constructPath: 'shop/web',
        source: { file: 'apps/shop.ts', line: 3, column: 5 },
      },
    ],
    waived: [],
    unusedWaivers: [],
  });
});

test('a problem holds no field without a value, so that it stays the same as JSON', () => {
  const [found] = runChecks(setOf([entry(object('v1', 'ConfigMap', {}))]), { rules: [refuseAll], schemas }).problems;
  expect(Object.values(found!)).not.toContain(undefined);
  expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
});

test('the prefix of a generated name stands for the name', () => {
  const [found] = runChecks(setOf([entry(object('v1', 'ConfigMap', { generateName: 'job-' }))]), { rules: [refuseAll], schemas }).problems;
  expect(found!.name).toBe('job-');
});

test('metadata that is no text is not taken for a name', () => {
  const odd = entry(object('v1', 'ConfigMap', { name: ['a'], generateName: 'job-', namespace: 7 }));
  const [found] = runChecks(setOf([odd]), { rules: [refuseAll], schemas }).problems;
  expect([found!.name, found!.namespace]).toEqual(['job-', undefined]);
});

test('a finding that is reported twice is told once', () => {
  const twice: Rule = { ...refuseAll, check: (context, report) => [1, 2].forEach(() => refuseAll.check(context, report)) };
  expect(runChecks(setOf([web]), { rules: [twice], schemas }).problems).toHaveLength(1);
});

test('problems found while the set was made are told with the others', () => {
  const own = problem({ code: 'schema/own-validation', category: 'schema', message: 'The schedule is empty.' });
  const { problems } = runChecks(setOf([web], { problems: [own] }), { rules: [refuseAll], schemas });
  expect(problems.map(({ code }) => code)).toEqual(['names/refuse-all', 'schema/own-validation']);
});

test('only the chosen categories are told, and a document that cannot be read always', () => {
  const unread = problem({ code: 'yaml/syntax', category: 'schema', message: 'It is not YAML.' });
  const own = problem({ code: 'schema/own-validation', category: 'schema' });
  const codes = (only: readonly ('names' | 'schema' | 'security')[]) =>
    runChecks(setOf([web], { problems: [unread, own] }), { rules: [refuseAll], schemas, only }).problems.map(({ code }) => code);
  expect(codes(['names'])).toEqual(['names/refuse-all', 'yaml/syntax']);
  expect(codes(['schema'])).toEqual(['schema/own-validation', 'yaml/syntax']);
  expect(codes(['security'])).toEqual(['yaml/syntax']);
});

test('a rule that throws is an error that names the rule and each object it stumbles over, and the others go on', () => {
  const broken: Rule = {
    ...base,
    code: 'names/broken',
    check: ({ set }) => set.entries.forEach(({ object: { metadata } }) => metadata!.name!.toUpperCase()),
  };
  const nameless = entry(object('v1', 'ConfigMap', {}), { constructPath: 'shop/nameless' });
  const { problems } = runChecks(setOf([web, nameless]), { rules: [broken, refuseAll], schemas });
  expect(problems.map(({ code, constructPath, severity }) => [code, constructPath, severity])).toEqual([
    ['names/refuse-all', 'shop/web', 'error'],
    ['checks/rule-failed', 'shop/nameless', 'error'],
    ['names/refuse-all', 'shop/nameless', 'error'],
  ]);
  expect(problems[1]!.message).toBe(
    "The rule names/broken could not judge this: TypeError: Cannot read properties of undefined (reading 'toUpperCase').",
  );
});

test('a rule that throws on the set as a whole is told without an object', () => {
  const broken: Rule = { ...base, code: 'names/broken', check: ({ set }) => { if (set.entries.length > 1) throw new RangeError('two are too many'); } };
  const { problems } = runChecks(setOf([web, web]), { rules: [broken], schemas });
  expect(problems.map(({ message, constructPath, path }) => ({ message, constructPath, path }))).toEqual([
    { message: 'The rule names/broken could not judge this: RangeError: two are too many.', constructPath: undefined, path: '' },
  ]);
});

test('what a rule found before it threw is kept', () => {
  const broken: Rule = { ...base, code: 'names/broken', check: (context, report) => { refuseAll.check(context, report); throw new Error('late'); } };
  expect(runChecks(setOf([web]), { rules: [broken], schemas }).problems.map(({ message }) => message)).toEqual([
    'The rule names/broken could not judge this: Error: late.',
    'It is too big.',
  ]);
});

test('a run fails on errors only', () => {
  expect(hasErrors(report())).toBe(false);
  expect(hasErrors(report({ problems: [problem({ severity: 'warning' }), problem({ severity: 'info' })] }))).toBe(false);
  expect(hasErrors(report({ problems: [problem({ severity: 'warning' }), problem()] }))).toBe(true);
});

test('CustomResourceDefinitions in the set tell what is known of their kinds', () => {
  const found: unknown[] = [];
  const look: Rule = { ...base, code: 'names/look', check: (context) => found.push(context.schemas.find('test.example/v1', 'Rack')?.scope) };
  const spec = { group: 'test.example', scope: 'Cluster', names: { kind: 'Rack', plural: 'racks' }, versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }] };
  const definition = (of: object) => entry(object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { name: 'racks.test.example' }, { spec: of }));
  runChecks(setOf([definition(spec)]), { rules: [look], schemas });
  runChecks(setOf([definition({})]), { rules: [look], schemas });
  expect(found).toEqual(['Cluster', undefined]);
});
