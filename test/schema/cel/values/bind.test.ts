import type { StructuralSchema } from '../../../../lib/schema/structural-schema';
import { evaluate, judgeRule } from '../evaluating';

const field = (schema: StructuralSchema): StructuralSchema => ({ type: 'object', properties: { x: schema, y: schema } });
const ofField = (schema: StructuralSchema, x: unknown, expression: string): unknown => evaluate(expression, field(schema), { x });

test('an integer is an int, a number a double, whatever its digits', () => {
  expect(ofField({ type: 'integer' }, 1, 'self.x')).toBe(1n);
  expect(ofField({ type: 'integer' }, 9223372036854775807n, 'self.x')).toBe(9223372036854775807n);
  expect(ofField({ type: 'number' }, 1, 'self.x')).toBe(1);
  expect(ofField({ type: 'number' }, 1n, 'self.x')).toBe(1);
});

test('int-or-string is what the data is', () => {
  const either: StructuralSchema = { 'x-kubernetes-int-or-string': true };
  expect(ofField(either, 5, 'type(self.x) == int')).toBe(true);
  expect(ofField(either, '5%', 'type(self.x) == string')).toBe(true);
  expect(() => ofField(either, 5.5, 'self.x')).toThrow('invalid data: expected an integer, found a number');
});

test.each([
  ['duration', '1h30m', 'string(self.x)', '5400s'],
  ['duration', '3 days 4 hours', 'string(self.x)', '273600s'],
  ['date', '2024-02-29', 'string(self.x)', '2024-02-29T00:00:00Z'],
  ['date-time', '2024-02-29T01:02:03.5+02:00', 'string(self.x)', '2024-02-28T23:02:03.5Z'],
  ['date-time', '2024-02-29T01:02:03', 'string(self.x)', '2024-02-29T01:02:03Z'],
  ['byte', 'aGVsbG8=', 'string(self.x)', 'hello'],
  ['uuid', 'x', 'self.x', 'x'],
])('a string of format %s is no plain text: %s', (format, text, expression, result) => {
  expect(ofField({ type: 'string', format }, text, expression)).toBe(result);
});

test.each([
  ['duration', 'soon'],
  ['date', '2024-02-30'],
  ['date-time', 'today'],
  ['byte', 'a'],
  ['byte', 'a+b/'],
])('a string that does not have the format %s is an error: %s', (format, text) => {
  expect(judgeRule('self.x == self.x', field({ type: 'string', format }), { x: text }).kind).toBe('broken');
});

test('a field that is null counts as absent', () => {
  expect(ofField({ type: 'string', nullable: true }, null, 'has(self.x)')).toBe(false);
  expect(ofField({ type: 'string', nullable: true }, null, 'self.?x')).toEqual({});
});

test('an element that is null is null where the schema allows it, else an error', () => {
  expect(ofField({ type: 'array', items: { type: 'string', nullable: true } }, ['a', null], 'self.x.filter(e, dyn(e) == null)')).toEqual([null]);
  expect(() => ofField({ type: 'array', items: { type: 'string' } }, ['a', null], 'self.x.map(e, e)')).toThrow('invalid data: null where the schema is not nullable');
});

test('an object of declared fields hides what the schema does not know', () => {
  const schema: StructuralSchema = { type: 'object', properties: { a: { type: 'integer' } }, 'x-kubernetes-preserve-unknown-fields': true };
  const twin = field({ type: 'array', items: schema });
  expect(evaluate('self.x[0] == self.x[1]', twin, { x: [{ a: 1, b: 1 }, { a: 1, b: 1 }] })).toBe(true);
  expect(evaluate('self.x[0] == self.x[1]', twin, { x: [{ a: 1, b: 1 }, { a: 1, b: 2 }] })).toBe(false);
});

test('keys of a map stay as they are', () => {
  expect(ofField({ type: 'object', additionalProperties: { type: 'string' } }, { 'a.b/c': 'd' }, 'self.x')).toEqual([['a.b/c', 'd']]);
});

describe('sets', () => {
  const set: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } };
  const over = (expression: string): unknown => evaluate(expression, field(set), { x: ['a', 'b'], y: ['b', 'a'] });

  test('are equal in any order', () => {
    expect(over('self.x == self.y')).toBe(true);
    expect(over("self.x == ['b', 'a']")).toBe(true);
    expect(over("self.x == ['b', 'c']")).toBe(false);
    expect(over("['b', 'a'] == self.x")).toBe(false);
  });

  test('add up without repeating an element', () => {
    expect(over("self.x + ['c', 'b', 'c']")).toEqual(['a', 'b', 'c']);
    expect(over("self.x + ['c'] == ['c', 'b', 'a']")).toBe(true);
  });
});

describe('map lists', () => {
  const item: StructuralSchema = { type: 'object', properties: { k: { type: 'string' }, v: { type: 'integer' } } };
  const keyed: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'], items: item };
  const both: StructuralSchema = { type: 'array', items: keyed };
  const over = (expression: string, x: unknown): unknown => evaluate(expression, field(both), { x });
  const one = { k: 'a', v: 1 };
  const two = { k: 'b', v: 2 };

  test('are equal in any order', () => {
    expect(over('self.x[0] == self.x[1]', [[one, two], [two, one]])).toBe(true);
    expect(over('self.x[0] == self.x[1]', [[one, two], [two, { ...one, v: 3 }]])).toBe(false);
    expect(over('self.x[0] == self.x[1]', [[one], [one, two]])).toBe(false);
  });

  test('merge: what has the same key is replaced in its place', () => {
    expect(over('(self.x[0] + self.x[1]).map(e, e.v)', [[one, two], [{ k: 'c', v: 5 }, { k: 'a', v: 9 }]])).toEqual([9n, 2n, 5n]);
  });
});

test('a list that may hold null breaks the rule that takes null for a text, not the checker', () => {
  const names = field({ type: 'array', items: { type: 'string', nullable: true } });
  expect(judgeRule('self.x.all(e, e.size() > 0)', names, { x: ['a', null] })).toEqual({
    kind: 'broken',
    message: 'the rule cannot be evaluated: no such overload: size(null_type)',
  });
  expect(judgeRule('self.x.all(e, e.startsWith("a"))', names, { x: ['a', null] }).kind).toBe('broken');
});

test('data of a schema is not compared with what is of another type', () => {
  const either = field({ 'x-kubernetes-int-or-string': true });
  expect(judgeRule('dyn([1]) == self.x', either, { x: 5 }).kind).toBe('failed');
  expect(judgeRule('self.x == dyn(1)', field({ type: 'array', items: { type: 'integer' } }), { x: [1] }).kind).toBe('broken');
});
