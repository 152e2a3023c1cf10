import type { Rule } from '../../lib/checks/rule';
import { runChecks } from '../../lib/checks/runner';
import type { Waiver } from '../../lib/checks/waiver';
import { catalog, entry, object, setOf } from './support';

const rule = (code: string, category: Rule['category'] = 'names'): Rule => ({
  code,
  category,
  severity: 'error',
  summary: '',
  check: ({ set }, report) => set.entries.forEach((of) => report({ entry: of, message: 'It is wrong.' })),
});
const entries = ['shop', 'shop/web', 'shop/web/pod', 'shop/web2'].map((constructPath) => entry(object('v1', 'Pod'), { constructPath }));

function run(waivers: readonly Waiver[], only?: readonly Rule['category'][]) {
  const rules = [rule('names/a'), rule('security/b', 'security')];
  return runChecks(setOf(entries, { waivers }), { rules, schemas: catalog(), ...(only && { only }) });
}

const left = (waivers: readonly Waiver[]) =>
  run(waivers).problems.filter(({ code }) => code === 'names/a').map(({ constructPath }) => constructPath);

test('a waiver lets pass its code on its construct and all below, and nothing beside', () => {
  expect(left([{ code: 'names/a', reason: 'known', constructPath: 'shop/web' }])).toEqual(['shop', 'shop/web2']);
});

test('a waiver without a construct holds for the whole set', () => {
  expect(left([{ code: 'names/a', reason: 'known' }])).toEqual([]);
});

test('a waiver covers its exact code only', () => {
  expect(left([{ code: 'names', reason: 'known' }, { code: 'names/*', reason: 'known' }, { code: 'names/A', reason: 'known' }])).toHaveLength(4);
  expect(run([{ code: 'names/a', reason: 'known' }]).problems.every(({ code }) => code === 'security/b')).toBe(true);
});

test('a waived problem is listed with its waiver, the nearest where several cover it', () => {
  const outer = { code: 'names/a', reason: 'outer', constructPath: 'shop' };
  const inner = { code: 'names/a', reason: 'inner', constructPath: 'shop/web' };
  const { waived, unusedWaivers } = run([outer, inner, { code: 'names/a', reason: 'all' }]);
  expect(waived.map(({ problem, waiver }) => [problem.constructPath, waiver.reason])).toEqual([
    ['shop', 'outer'],
    ['shop/web', 'inner'],
    ['shop/web/pod', 'inner'],
    ['shop/web2', 'outer'],
  ]);
  expect(unusedWaivers.map(({ reason }) => reason)).toEqual(['all']);
});

test('a waiver that lets nothing pass is listed as unused', () => {
  const unused = [{ code: 'names/a', reason: 'moved', constructPath: 'gone' }, { code: 'names/mistyped', reason: 'typo' }];
  expect(run(unused).unusedWaivers).toEqual(unused);
});

test('a waiver whose rule did not run is not called unused', () => {
  const waivers = [{ code: 'security/b', reason: 'known', constructPath: 'gone' }, { code: 'names/a', reason: 'moved', constructPath: 'gone' }];
  expect(run(waivers, ['names']).unusedWaivers).toEqual([waivers[1]]);
});

test('a waiver without a reason lets nothing pass and is an error at its own line', () => {
  const source = { file: 'apps/shop.ts', line: 9, column: 1 };
  const { problems, waived } = run([{ code: 'names/a', reason: ' ', constructPath: 'shop/web', source }]);
  expect(waived).toEqual([]);
  expect(problems.find(({ code }) => code === 'checks/waiver-without-reason')).toEqual({
    code: 'checks/waiver-without-reason',
    category: 'names',
    severity: 'error',
    message: 'The waiver of names/a gives no reason, so it lets nothing pass.',
    hint: 'Say why it is right here, for those who read the report.',
    path: '',
    constructPath: 'shop/web',
    source,
  });
});

test('a waiver for what publish refuses is not told to be without use: no rule knows', () => {
  expect(run([{ code: 'publish/plaintext-secret', reason: 'a public key' }]).unusedWaivers).toEqual([]);
});
