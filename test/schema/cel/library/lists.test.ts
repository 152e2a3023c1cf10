import { evaluate } from '../evaluating';

test.each([
  ['[1, 2, 2].isSorted()', true],
  ['["b", "a"].isSorted()', false],
  ['[1, 2].sum()', 3n],
  ['[1].filter(x, x > 1).sum()', 0n],
  ['string([duration("1s"), duration("2s")].sum())', '3s'],
  ['[1.5, 2.5].sum()', 4],
  ['[3, 1].min()', 1n],
  ['["a", "c"].max()', 'c'],
  ['[1, 2, 1].indexOf(1)', 0n],
  ['[1, 2, 1].lastIndexOf(1)', 2n],
  ['[1].indexOf(5)', -1n],
  ['[1, 2, 3].slice(1, 3)', [2n, 3n]],
  ['[[1], [2, 3]].flatten()', [1n, 2n, 3n]],
  ['[[[1]], [[2]]].flatten(1)', [[1n], [2n]]],
  ['[3, 1, 2].sort()', [1n, 2n, 3n]],
  ['["bb", "a"].sortBy(x, x.size())', ['a', 'bb']],
  ['[1, 2].reverse()', [2n, 1n]],
  ['[1, 2, 1].distinct()', [1n, 2n]],
  ['lists.range(3)', [0n, 1n, 2n]],
  ['[1, 2].first()', { of: 1n }],
  ['[].last()', {}],
  ['sets.contains([1, 2], [2])', true],
  ['sets.contains([1], [2])', false],
  ['sets.equivalent([1, 2, 2], [2, 1])', true],
  ['sets.equivalent([1, 2], [1])', false],
  ['sets.intersects([1, 2], [2, 3])', true],
  ['sets.intersects([1], [])', false],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test.each([
  ['[1].filter(x, x > 1).max()', 'max called on empty list'],
  ['[1, 2].slice(-1, 1)', 'cannot slice(-1, 1): an index is negative'],
  ['[1, 2].slice(1, 0)', 'cannot slice(1, 0): the start is after the end'],
  ['[1, 2].slice(0, 3)', 'cannot slice(0, 3): the list has 2 elements'],
  ['[[1]].flatten(-1)', 'level must be non-negative'],
])('%s is an error: %s', (expression, message) => {
  expect(() => evaluate(expression)).toThrow(message);
});
