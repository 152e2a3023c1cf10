import type { StructuralSchema } from '../../../../lib/schema/structural-schema';
import { evaluate } from '../evaluating';

const schema: StructuralSchema = {
  type: 'object',
  properties: { s: { type: 'string' }, absent: { type: 'string' }, l: { type: 'array', items: { type: 'integer' } }, o: { type: 'object', properties: { a: { type: 'integer' } } } },
};
const self = { s: 'text', l: [5], o: { a: 1 } };

test.each([
  ['self.?s', { of: 'text' }],
  ['self.?absent', {}],
  ['self.?o.a', { of: 1n }],
  ['self.?o.?a.value()', 1n],
  ['self.l[?0]', { of: 5n }],
  ['self.l[?1]', {}],
  ['self.?l[0]', { of: 5n }],
  ['{"a": 1}[?"b"]', {}],
  ['self.?absent.orValue("other")', 'other'],
  ['self.?s.orValue(["x"][9])', 'text'],
  ['self.?absent.or(self.?s)', { of: 'text' }],
  ['self.?s.hasValue()', true],
  ['has(self.?o.a)', true],
  ['optional.of(1) == optional.of(1)', true],
  ['optional.of(1) != optional.none()', true],
  ['optional.ofNonZeroValue("")', {}],
  ['optional.ofNonZeroValue("a")', { of: 'a' }],
  ['optional.ofNonZeroValue(timestamp("0001-01-01T00:00:00Z"))', {}],
  ['self.?s.optMap(x, x.size())', { of: 4n }],
  ['self.?absent.optMap(x, x.size())', {}],
  ['self.?s.optFlatMap(x, optional.none())', {}],
  ['[?self.?absent, ?self.?s, "end"]', ['text', 'end']],
  ['{?"a": self.?absent, ?"b": self.?s}', [['b', 'text']]],
  ['optional.unwrap([optional.of(1), optional.none()])', [1n]],
  ['[optional.of(1), optional.none()].unwrapOpt()', [1n]],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression, schema, self)).toEqual(result);
});

test('the value of none is an error', () => {
  expect(() => evaluate('self.?absent.value()', schema, self)).toThrow('optional.none() dereference');
});
