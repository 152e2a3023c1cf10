import type { Expression } from '../../../../lib/schema/cel/syntax/expression';
import { parseExpression } from '../../../../lib/schema/cel/syntax/parse';

const name = (text: string): Expression => ({ kind: 'identifier', name: text });

test('a macro keeps its range, its variables and the expressions that the user wrote', () => {
  const cases = {
    'l.all(x, p)': ['all', ['x'], ['p']],
    'l.exists(x, p)': ['exists', ['x'], ['p']],
    'l.exists_one(x, p)': ['existsOne', ['x'], ['p']],
    'l.filter(x, p)': ['filter', ['x'], ['p']],
    'l.map(x, e)': ['map', ['x'], ['e']],
    'l.map(x, p, e)': ['map', ['x'], ['p', 'e']],
    'l.all(i, x, p)': ['all', ['i', 'x'], ['p']],
    'l.existsOne(i, x, p)': ['existsOne', ['i', 'x'], ['p']],
    'l.transformMap(i, x, p, e)': ['transformMap', ['i', 'x'], ['p', 'e']],
    'l.sortBy(x, e)': ['sortBy', ['x'], ['e']],
    'l.optMap(x, e)': ['optMap', ['x'], ['e']],
  } as const;
  for (const [source, [macro, variables, args]] of Object.entries(cases)) {
    expect(parseExpression(source)).toEqual({ kind: 'macro', name: macro, range: name('l'), variables: [...variables], arguments: args.map(name) });
  }
});

test('optional syntax becomes selections, index calls and entries that are marked', () => {
  expect(parseExpression('a.?b')).toEqual({ kind: 'select', operand: name('a'), field: 'b', optional: true });
  expect(parseExpression('a[?b]')).toEqual({ kind: 'call', function: '_[?_]', target: undefined, arguments: [name('a'), name('b')] });
  expect(parseExpression('[?a, b]')).toEqual({ kind: 'list', elements: [{ value: name('a'), optional: true }, { value: name('b'), optional: false }] });
  expect(parseExpression('{?a: b}')).toEqual({ kind: 'map', entries: [{ key: name('a'), value: name('b'), optional: true }] });
});

test('a comment may end the text', () => {
  expect(parseExpression('a // b')).toEqual(name('a'));
});

test('numbers that do not fit 64 bits are refused', () => {
  expect(parseExpression('-9223372036854775808')).toEqual({ kind: 'literal', value: -9223372036854775808n });
  expect(() => parseExpression('9223372036854775808')).toThrow('invalid literal 9223372036854775808: out of range');
});

test.each(['', 'a ==', 'a = b', 'self.true', 'l.existsOne(x, p)', 'Foo{a: 1}'])('%p is no expression of Kubernetes', (source) => {
  expect(() => parseExpression(source)).toThrow();
});
