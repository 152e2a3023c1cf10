import fc from 'fast-check';
import { rewriteOptionalSyntax } from '../../../../lib/schema/cel/syntax/optional-syntax';

test.each([
  ['self.?a', 'self.__optional_select__("a")'],
  ['self.?a.?b.c', 'self.__optional_select__("a").__optional_select__("b").c'],
  ['self . ? a', 'self .__optional_select__("a")'],
  ['self.l[?0]', 'self.l.__optional_index__(0)'],
  ['self.m[?f(x)[0]]', 'self.m.__optional_index__(f(x)[0])'],
  ['f()[?a ? 0 : 1]', 'f().__optional_index__(a ? 0 : 1)'],
  ['[?a, b, ?c]', '[__optional_entry__(a), b, __optional_entry__(c)]'],
  ['x in [?a]', 'x in [__optional_entry__(a)]'],
  ['{?a: b, c: d}', '{__optional_entry__(a): b, c: d}'],
  ['{?(a ? b : c): d ? e : f, ?g: h}', '{__optional_entry__((a ? b : c)): d ? e : f, __optional_entry__(g): h}'],
  ['{?a ? b : c: d}', '{__optional_entry__(a ? b : c): d}'],
  ['[[?a]][?0]', '[[__optional_entry__(a)]].__optional_index__(0)'],
])('%s becomes %s', (source, rewritten) => {
  expect(rewriteOptionalSyntax(source)).toBe(rewritten);
});

test.each(['a ? b : c', 'a?b:c', "'self.?a' == r'[?0]'", 'a // .?b [?c]\n', 'a ? [b] : {c: d}', '"""{?a: b}""" + \'\'\'x.?y\'\'\''])('%s has no optional syntax and stays', (source) => {
  expect(rewriteOptionalSyntax(source)).toBe(source);
});

test('a name that the rewriting needs for itself is refused', () => {
  expect(() => rewriteOptionalSyntax('self.__optional_select__("a")')).toThrow("undeclared reference to '__optional_select__'");
});

const literals = fc.string({ unit: fc.constantFrom('a', '?', '.', '[', ']', '{', '}', ':', ',', '/', ' '), maxLength: 8 }).map((text) => `'${text}'`);
const plainParts = fc.constantFrom('self', '.a', '[0]', ' ? ', ' : ', '(', ')', ' + ', '[', ']', ', ', '{', '}', ': ', '1.5', '\n', '// .?x [?y]\n');

test('an expression without optional syntax stays byte for byte, whatever its strings hold', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(literals, plainParts), { maxLength: 20 }), (parts) => {
      const source = parts.join(' ').replace(/([.[{,]\s*)\?/g, '$1');
      fc.pre(!/[.[{,]\s*\?/.test(source.replace(/'[^']*'|\/\/[^\n]*/g, 'x')));
      expect(rewriteOptionalSyntax(source)).toBe(source);
    }),
  );
});

test('strings come through the rewriting as they are', () => {
  fc.assert(
    fc.property(fc.array(literals, { minLength: 1, maxLength: 6 }), (strings) => {
      const rewritten = rewriteOptionalSyntax(`[?self.?a, ${strings.join(', ')}]`);
      expect(rewritten).toBe(`[__optional_entry__(self.__optional_select__("a")), ${strings.join(', ')}]`);
    }),
  );
});
