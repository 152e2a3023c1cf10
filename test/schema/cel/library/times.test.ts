import { evaluate } from '../evaluating';

const moment = 'timestamp("2024-02-29T23:34:56.789Z")';

test.each([
  ['getFullYear()', 2024n],
  ['getMonth()', 1n],
  ['getDate()', 29n],
  ['getDayOfMonth()', 28n],
  ['getDayOfYear()', 59n],
  ['getDayOfWeek()', 4n],
  ['getHours()', 23n],
  ['getMinutes()', 34n],
  ['getSeconds()', 56n],
  ['getMilliseconds()', 789n],
  ['getHours("Europe/Berlin")', 0n],
  ['getDate("Europe/Berlin")', 1n],
  ['getHours("-02:30")', 21n],
  ['getMinutes("-02:30")', 4n],
  ['getHours("")', 23n],
])('%s', (part, result) => {
  expect(evaluate(`${moment}.${part}`)).toBe(result);
});

test('parts of a duration are whole lengths', () => {
  const parts = ['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'].map((part) => evaluate(`duration("-90m500ms").${part}()`));
  expect(parts).toEqual([-1n, -90n, -5400n, -5400500n]);
});

test('a zone that is none is an error', () => {
  expect(() => evaluate(`${moment}.getHours("Nowhere/City")`)).toThrow('unknown time zone Nowhere/City');
});
