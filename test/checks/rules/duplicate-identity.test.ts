import { duplicateIdentity } from '../../../lib/checks/rules/duplicate-identity';
import { runChecks } from '../../../lib/checks/runner';
import { catalog, entry, object, setOf } from '../support';

const box = (metadata: object, apiVersion = 'apps/v1', kind = 'Deployment') => object(apiVersion, kind, metadata);
const schemas = catalog();

function count(...objects: ReturnType<typeof box>[]): number {
  const entries = objects.map((of, document) => entry(of, { file: 'a.yaml', document }));
  return runChecks(setOf(entries), { rules: [duplicateIdentity], schemas }).problems.length;
}

test('two objects of one group, kind, namespace and name are one too many', () => {
  expect(count(box({ name: 'web', namespace: 'shop' }), box({ name: 'web', namespace: 'shop' }))).toBe(1);
});

test('every further one is reported against the first', () => {
  expect(count(box({ name: 'web' }), box({ name: 'web' }), box({ name: 'web' }))).toBe(2);
});

test('another API version makes no other object', () => {
  expect(count(box({ name: 'web' }), box({ name: 'web' }, 'apps/v1beta1'))).toBe(1);
});

test.each([
  ['name', box({ name: 'web2' })],
  ['namespace', box({ name: 'web', namespace: 'shop' })],
  ['kind', box({ name: 'web' }, 'apps/v1', 'StatefulSet')],
  ['group', box({ name: 'web' }, 'example.org/v1')],
])('another %s makes another object', (_, other) => {
  expect(count(box({ name: 'web' }), other)).toBe(0);
});

test('what cannot be joined by chance is told apart', () => {
  expect(count(object('v1', 'A', { namespace: 'b', name: 'c' }), object('A/v1', 'b', { name: 'c' }))).toBe(0);
});

test('the namespace of a cluster-scoped object does not count', () => {
  expect(count(object('v1', 'Namespace', { name: 'a', namespace: 'x' }), object('v1', 'Namespace', { name: 'a' }))).toBe(1);
});

test('objects without a name, or with one that is no text, are no duplicates', () => {
  expect(count(box({ name: ['web'] }), box({ name: ['web'] }), box({ name: 'web', namespace: [{ toString: 1 }] }))).toBe(0);
  expect(count(box({ generateName: 'web-' }), box({ generateName: 'web-' }), box({}), box({}))).toBe(0);
});

test('the problem names both constructs and both lines', () => {
  const at = (line: number) => ({ file: 'apps/shop.ts', line, column: 3 });
  const web = box({ name: 'web', namespace: 'shop' });
  const entries = [entry(web, { constructPath: 'shop/api', source: at(4) }), entry(web, { constructPath: 'shop/web', source: at(9) })];
  const { problems } = runChecks(setOf(entries), { rules: [duplicateIdentity], schemas });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    constructPath: 'shop/web',
    source: at(9),
    path: 'metadata.name',
    message: "Deployment shop/web is defined a second time; the first is the construct 'shop/api' (apps/shop.ts:4:3).",
    hint: 'Rename one of the two, or remove it.',
    related: [{ message: 'Deployment shop/web is defined here first.', constructPath: 'shop/api', source: at(4) }],
  });
});

test.each([
  [{ file: 'a.yaml', document: 1, source: { file: 'a.yaml', line: 7, column: 1 } }, 'at a.yaml:7:1'],
  [{ file: 'a.yaml', document: 1 }, 'document 1 of a.yaml'],
  [{ source: { file: 'a.ts', line: 7, column: 1 } }, 'at a.ts:7:1'],
  [{}, 'another object of this set'],
])('an object of %j is told as such', (origin, words) => {
  const web = box({ name: 'web' });
  const { problems } = runChecks(setOf([entry(web, origin), entry(web, { document: 2 })]), { rules: [duplicateIdentity], schemas });
  expect(problems[0]!.message).toBe(`Deployment web is defined a second time; the first is ${words}.`);
});
