import { evaluate } from '../evaluating';

test.each([
  ['1 + 2', 3n],
  ['1u + 2u == 3u', true],
  ['1.5 + 2.0', 3.5],
  ['"a" + "b"', 'ab'],
  ['b"a" + b"b"', 'ab'],
  ['[1] + [2]', [1n, 2n]],
  ['-7 / 2', -3n],
  ['-7 % 2', -1n],
  ['1.0 / 0.0', Infinity],
  ['string(duration("1h") + duration("1m"))', '3660s'],
  ['string(timestamp("2024-01-01T00:00:00Z") + duration("25h"))', '2024-01-02T01:00:00Z'],
  ['string(timestamp("2024-01-02T00:00:00Z") - timestamp("2024-01-01T00:00:00Z"))', '86400s'],
  ['-(1)', -1n],
  ['!true', false],
  ['1 < 1.5', true],
  ['2u > 1', true],
  ['"é" < "🐱" && "\\uffff" < "🐱"', true],
  ['b"a" < b"b"', true],
  ['dyn(1) == 1.0 && dyn(1u) == 1', true],
  ['dyn(1) == "1"', false],
  ['double("NaN") == double("NaN")', false],
  ['[1, 2] == [1, 2] && {"a": 1} == {"a": 1}', true],
  ['2 in [1, 2]', true],
  ['"a" in {"a": 1}', true],
  ['{1: "a"}[dyn(1.0)]', 'a'],
  ['[1, 2][1]', 2n],
  ['size("🐱é")', 2n],
  ['[1].size() + size({"a": 1}) + size(b"abc")', 5n],
  ['{"a": 1, "a": 2}', [['a', 2n]]],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test.each([
  ['9223372036854775807 + 1', 'integer overflow'],
  ['-9223372036854775808 / -1', 'integer overflow'],
  ['0u - 1u == 0u', 'unsigned integer overflow'],
  ['1 / 0', 'division by zero'],
  ['1 % 0', 'modulus by zero'],
  ['[1][1]', 'index out of bounds: 1'],
  ['{"a": 1}["b"]', 'no such key: b'],
  ['double("NaN") < 1.0', 'NaN values cannot be ordered'],
  ['dyn("a") + dyn(1)', 'no such overload: _+_(string, int)'],
])('%s is an error: %s', (expression, message) => {
  expect(() => evaluate(expression)).toThrow(message);
});
