import { Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { isPlainJson } from '../../lib/synth/plain-json';

test('JSON without null is plain', () => {
  const jsonWithoutNull = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('null'));
  fc.assert(fc.property(jsonWithoutNull, (value) => isPlainJson(value)));
});

test.each([
  ['null', null],
  ['undefined', undefined],
  ['NaN', NaN],
  ['an infinity', -Infinity],
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a big integer', 1n],
  ['a date', new Date(0)],
  ['a late value', Lazy.any({ produce: () => 1 })],
  ['a map without prototype', Object.create(null)],
])('%s is not, however deep it stands', (_, value) => {
  const around = fc.array(fc.constantFrom('list', 'map'), { maxLength: 5 });
  fc.assert(
    fc.property(around, (layers) => {
      const nested = layers.reduce<unknown>((inner, layer) => (layer === 'list' ? [1, inner, 'a'] : { a: 1, inner, z: 'a' }), value);
      expect(isPlainJson(nested)).toBe(false);
    }),
  );
});

test('what contains itself is not plain', () => {
  const value: Record<string, unknown> = {};
  value.self = [value];
  expect(isPlainJson(value)).toBe(false);
});
