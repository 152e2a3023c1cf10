import { Lazy } from 'cdk8s';
import fc from 'fast-check';
import { applyOverrides } from '../lib/overrides';

interface Spec {
  readonly replicas?: number;
  readonly template?: { readonly labels?: Readonly<Record<string, string>>; readonly containers?: readonly object[] };
  readonly late?: unknown;
}

const written: Spec = { replicas: 1, template: { labels: { app: 'web' }, containers: [{ name: 'a' }, { name: 'b' }] } };

test('without overrides it is what was written', () => expect(applyOverrides(written, undefined)).toBe(written));

test.each([
  ['a value is replaced', { replicas: 3 }, { ...written, replicas: 3 }],
  ['a field that was not there is added', { late: 1 }, { ...written, late: 1 }],
  ['maps are merged at every depth', { template: { labels: { tier: 'front' } } }, { replicas: 1, template: { ...written.template, labels: { app: 'web', tier: 'front' } } }],
  ['lists are replaced as a whole', { template: { containers: [{ name: 'c' }] } }, { replicas: 1, template: { ...written.template, containers: [{ name: 'c' }] } }],
  ['undefined takes a field away', { replicas: undefined }, { template: written.template }],
  ['undefined takes a field away at every depth', { template: { labels: undefined } }, { replicas: 1, template: { containers: written.template?.containers } }],
  ['a field named as one of every object is a field', { template: { labels: { constructor: 'x' } } }, { replicas: 1, template: { ...written.template, labels: { app: 'web', constructor: 'x' } } }],
])('%s', (_, overrides, expected) => expect(applyOverrides<Spec>(written, overrides as Partial<Spec>)).toEqual(expected));

test('the order of fields stays, new ones follow', () => {
  expect(Object.keys(applyOverrides<Spec>(written, { late: 1, replicas: 2 }))).toEqual(['replicas', 'template', 'late']);
});

test('late values and objects of classes are taken whole', () => {
  const late = Lazy.any({ produce: () => 1 });
  expect(applyOverrides<Spec>({ late: { a: 1 } }, { late }).late).toBe(late);
  expect(applyOverrides<Spec>({ late }, { late: { a: 1 } }).late).toEqual({ a: 1 });
});

const json = fc.object({ withNullPrototype: false, maxDepth: 3, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] });

test('what was written is not changed, and every leaf of the overrides is in the outcome', () => {
  fc.assert(
    fc.property(json, json, (spec, overrides) => {
      const before = structuredClone(spec);
      const merged = applyOverrides<object>(spec, overrides);
      expect(spec).toEqual(before);
      expect(applyOverrides<object>(merged, overrides)).toEqual(merged);
      expect(merged).toMatchObject(overrides);
    }),
  );
});

test('overriding with what was written changes nothing', () => {
  fc.assert(fc.property(json, (spec) => expect(applyOverrides<object>(spec, spec)).toEqual(spec)));
});
