import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { problemsIn, problemsOf } from './judging';

const any: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };

describe('sets', () => {
  const set: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'set', items: any };

  test('The second of equal items is told, the third is not', () => {
    expect(problemsOf(set, ['a', 'b', 'a', 'a'])).toEqual(['schema/duplicate f[2]: "a" stands in the list before.']);
    expect(problemsOf(set, ['a', 'b'])).toEqual([]);
  });

  test('Items are equal by value, whatever the order of their fields, and 1 is not "1"', () => {
    expect(problemsOf(set, [{ a: 1, b: [2] }, { b: [2], a: 1 }])).toHaveLength(1);
    expect(problemsOf(set, [1, '1', true, 'true', null, 'null', [1], ['1']])).toEqual([]);
  });

  test('Keys of maps stand in brackets here', () => {
    const schema: StructuralSchema = { type: 'object', additionalProperties: set };
    expect(problemsIn(schema, { key: ['a', 'a'] })).toEqual(['schema/duplicate [key][1]: "a" stands in the list before.']);
  });
});

describe('maps', () => {
  const item: StructuralSchema = { type: 'object', properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' }, note: { type: 'string' } } };
  const list = (...keys: string[]): StructuralSchema => ({ type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys, items: item });

  test('Keys are distinct, and a missing key takes its default', () => {
    expect(problemsOf(list('port', 'protocol'), [{ port: 1 }, { port: 1, protocol: 'UDP' }])).toEqual([]);
    expect(problemsOf(list('port', 'protocol'), [{ port: 1 }, { port: 1, protocol: 'TCP', note: 'x' }])).toEqual([
      'schema/duplicate f[1]: An item before has the same port, protocol: 1, "TCP".',
    ]);
  });

  test('Two items without the key have the same', () => {
    expect(problemsOf(list('port'), [{}, {}])).toEqual(['schema/duplicate f[1]: An item before has the same port: none.']);
  });

  test('Items are objects', () => {
    expect(problemsOf(list('port'), ['x', { port: 1 }, { port: 1 }])).toEqual([
      'schema/type f[0]: Expected object, got string "x".',
      'schema/type f[0]: Expected object, as the list is a map by port.',
    ]);
  });
});

test('Atomic lists and lists without a type may repeat', () => {
  expect(problemsOf({ type: 'array', items: any }, [1, 1])).toEqual([]);
  expect(problemsOf({ type: 'array', 'x-kubernetes-list-type': 'atomic', items: any }, [1, 1])).toEqual([]);
});
