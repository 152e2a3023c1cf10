import fc from 'fast-check';
import { conditionsHold } from '../../../../constructs/argo-events/delivery/conditions-hold';
import { valueAt } from '../../../../constructs/argo-events/delivery/json-path';
import { withValueAt } from '../../../../constructs/argo-events/delivery/write-path';
import { destOf, placeValues } from '../../../../constructs/argo-events/triggers/place-values';

const name = fc.string({ minLength: 1, maxLength: 6 });

test('what is written at a path is read there, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (names, value) => {
      const path = destOf(names.map((one) => `k${one}`));
      expect(valueAt(withValueAt({ other: 1 }, path, value), path)).toEqual({ value });
    }),
  );
});

test('writing changes nothing else, and not the object that was given', () => {
  const before = { a: { b: [1, { c: 2 }] }, d: 3 };
  expect(withValueAt(before, 'a.b.1.c', 9)).toEqual({ a: { b: [1, { c: 9 }] }, d: 3 });
  expect(before).toEqual({ a: { b: [1, { c: 2 }] }, d: 3 });
  expect(() => withValueAt(before, 'a.b.x', 9)).toThrow("'x' is no index of a list.");
});

test.each([
  ['a', { value: null }],
  ['b.0', { value: 'x' }],
  ['b.2', undefined],
  ['b.x', undefined],
  ['b.#', { value: 2 }],
  ['c.#.n', { value: [1, 3] }],
  ['c.1', { value: {} }],
  ['d.e', undefined],
  ['__proto__', undefined],
  ['toString', undefined],
])('%s', (path, found) => {
  expect(valueAt({ a: null, b: ['x', 'y'], c: [{ n: 1 }, {}, { n: 3 }], d: 'text' }, path)).toEqual(found);
});

test.each(['a.#(n==1)', '@this', 'a|b', 'a*', 'a?', '{a,b}', '[a]', '!x'])('%s is beyond what is evaluated', (path) => {
  expect(() => valueAt({}, path)).toThrow("'path' is not evaluated by deliver()");
});

test('settings without values are left as they are', () => {
  fc.assert(fc.property(fc.dictionary(name, fc.jsonValue()), (settings) => expect(placeValues(settings).plain).toEqual(settings)));
});

test('conditions mean what the same expression of JavaScript means', () => {
  const leaf = fc.constantFrom('a', 'b-1', 'c');
  const join = (inner: fc.Arbitrary<string>) => fc.tuple(inner, fc.constantFrom('&&', '||'), inner, fc.boolean()).map(([x, operator, y, bare]) => (bare ? `${x} ${operator} ${y}` : `(${x} ${operator} ${y})`));
  const conditions = fc.oneof(leaf, join(fc.oneof(leaf, join(fc.oneof(leaf, join(leaf))))));
  fc.assert(
    fc.property(conditions, fc.subarray(['a', 'b-1', 'c']), (text, came) => {
      const script = text.replace(/[a-c](?:-1)?/g, (dependency) => String(came.includes(dependency)));
       
      expect(conditionsHold(text, [], new Set(came))).toBe(new Function(`return ${script}`)());
    }),
  );
});
