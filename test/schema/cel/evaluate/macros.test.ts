import { evaluate } from '../evaluating';

test.each([
  ['[1, 2].all(x, x > 0)', true],
  ['[].all(x, x > 0)', true],
  ['[1, 2].exists(x, x == 2)', true],
  ['[1, 1].exists_one(x, x == 1)', false],
  ['{"a": 1}.all(k, k == "a")', true],
  ['[1, 2].map(x, x * 2)', [2n, 4n]],
  ['[1, 2].map(x, x > 1, x * 2)', [4n]],
  ['[1, 2].filter(x, x > 1)', [2n]],
  ['{"a": 1, "b": 2}.filter(k, k != "a")', ['b']],
  ['[1, 2].all(i, x, x == i + 1)', true],
  ['{"a": 1}.exists(k, v, k == "a" && v == 1)', true],
  ['[5, 5].existsOne(i, x, i == 1 && x == 5)', true],
  ['[5, 6].transformList(i, x, i > 0, x * 2)', [12n]],
  ['{"a": 1}.transformList(k, v, k)', ['a']],
  ['[5, 6].transformMap(i, x, x + i)', [[0n, 5n], [1n, 7n]]],
  ['{"a": 1, "b": 2}.transformMap(k, v, v > 1, v)', [['b', 2n]]],
  ['{"a": "x"}.transformMapEntry(k, v, {v: k})', [['x', 'a']]],
  ['[1, 2].map(x, [3].map(y, x * y))', [[3n], [6n]]],
  ['[1].map(x, [2].map(x, x)[0] + x)', [3n]],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test('all and exists forgive an error where another element decides', () => {
  expect(evaluate('[0, 1].exists(x, 1 / x == 1)')).toBe(true);
  expect(evaluate('[0, 2].all(x, 1 / x == 1)')).toBe(false);
  expect(() => evaluate('[0, 1].all(x, 1 / x == 1)')).toThrow('division by zero');
  expect(() => evaluate('[0, 1].exists_one(x, 1 / x == 1)')).toThrow('division by zero');
});

test('&& and || forgive an error on either side where the other one decides', () => {
  expect(evaluate('1 / 0 == 1 || true')).toBe(true);
  expect(evaluate('false && 1 / 0 == 1')).toBe(false);
  expect(() => evaluate('1 / 0 == 1 && true')).toThrow('division by zero');
});

test('two entries of the same key are an error', () => {
  expect(() => evaluate('["a", "a"].transformMapEntry(i, v, {v: i})')).toThrow('insert failed: a key already exists');
});

test('long lists take linear time', () => {
  expect(evaluate('lists.range(20000).map(x, x + 1).filter(x, x % 2 == 0).size()')).toBe(10000n);
});
