import { compilePattern } from '../../lib/schema/pattern';

test.each<[string, string, boolean]>([
  ['b', 'abc', true],
  ['^b', 'abc', false],
  ['^a$', 'a\n', false],
  ['(?i)ABC\\z', 'abc', true],
  ['(?m)^b$', 'a\nb', true],
  ['^.$', '😀', true],
  ['^.$', '\r', true],
  ['^.$', '\n', false],
  ['^[[:alpha:]]+$', 'abc', true],
  ['^\\pL+$', 'äΩ', true],
  ['^\\s$', '\u00a0', false],
  ['^\\w+$', 'ä', false],
  ['^[\\w.-]+$', 'a.b-c', true],
  ['\\Aa', 'ba', false],
])('%s on %p: %p, as in Go', (source, text, expected) => {
  const pattern = compilePattern(source);
  expect(pattern.broken).toBeUndefined();
  expect(pattern.matches(text)).toBe(expected);
  expect(pattern.matches(text)).toBe(expected);
});

test.each(['+', '(?=a)', 'a{1001}', '(', '\\1'])('%s is no expression in Go, and nothing matches', (source) => {
  expect(compilePattern(source).broken).toEqual(expect.any(String));
  expect(compilePattern(source).matches('a')).toBe(false);
});

test('A pattern that takes others exponential time takes linear time', () => {
  const pattern = compilePattern('^(a+)+$');
  expect(pattern.matches(`${'a'.repeat(5000)}b`)).toBe(false);
});
