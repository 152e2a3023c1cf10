import fc from 'fast-check';
import { evaluateExpression } from '../../../../constructs/argo-events/delivery/govaluate';

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ** 3', 8],
  ['7 % 4 - -1', 4],
  ['10 / 4', 2.5],
  ['6 & 3 | 8', 10],
  ['1 << 3 >> 1', 4],
  ['0x10', 16],
  ['!true || a == 1', true],
  ["name =~ '^ma' && name !~ 'x$'", true],
  ["name + '!'", 'main!'],
  ["'a' < 'b'", true],
  ['3 in (1, 2, 3)', true],
  ["'z' in list", false],
  ['a > 0 ? "yes" : "no"', 'yes'],
  ['none ?? 4', 4],
  ['true || unknown > 3', true],
  ['false && unknown', false],
  ['[a-b] == 2', true],
  ['a\\-b == 2', true],
  ['list == list', true],
])('%s is %p', (text, value) => {
  expect(evaluateExpression(text, { a: 1, name: 'main', list: ['x'], none: null, 'a-b': 2 })).toEqual(value);
});

test.each([
  ["name > 1", "'>' does not take \"main\""],
  ['!a', "'!' does not take 1"],
  ['-name', "'-' does not take \"main\""],
  ['a && true', "'&&' does not take 1"],
  ['a ? 1 : 2', "'?' does not take 1"],
  ['a in 3', "'in' does not take 3"],
  ["a =~ 'x'", "'=~' does not take 1"],
  ["name =~ '('", "'(' is no regular expression"],
  ['b == 1', "the expression uses 'b', which no field defines"],
  ['a.b == 1', "'expr' is not evaluated by deliver(): 'a.b' reaches into a value. Test this part in a cluster, or leave it out of the test."],
  ['a ==', 'its end is missing'],
])('%s fails: %s', (text, message) => {
  expect(() => evaluateExpression(text, { a: 1, name: 'main' })).toThrow(new Error(message));
});

test('arithmetic and comparisons agree with JavaScript where both mean the same', () => {
  const number = fc.integer({ min: 0, max: 99 }).map(String);
  const grow = (inner: fc.Arbitrary<string>) => fc.tuple(inner, fc.constantFrom('+', '-', '*'), inner).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  const arithmetic = grow(fc.oneof(number, grow(fc.oneof(number, grow(number)))));
  fc.assert(
    fc.property(arithmetic, fc.constantFrom('<', '>', '<=', '>=', '==', '!='), arithmetic, fc.constantFrom('&&', '||'), fc.boolean(), (a, compare, b, join, flag) => {
      const text = `${a} ${compare} ${b} ${join} !${flag}`;
       
      expect(evaluateExpression(text, {})).toBe(new Function(`return ${text}`)());
    }),
  );
});
