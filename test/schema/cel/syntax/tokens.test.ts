import fc from 'fast-check';
import { tokenize } from '../../../../lib/schema/cel/syntax/tokens';

function kindsAndTexts(source: string): [string, string][] {
  return tokenize(source).map(({ kind, text }) => [kind, text]);
}

test('names, numbers, strings and signs are tokens; blanks and comments are none', () => {
  expect(kindsAndTexts('self.a1 >= 0x1F // .?b\n && 1.5e-3u')).toEqual([
    ['identifier', 'self'],
    ['punctuation', '.'],
    ['identifier', 'a1'],
    ['punctuation', '>'],
    ['punctuation', '='],
    ['number', '0x1F'],
    ['punctuation', '&'],
    ['punctuation', '&'],
    ['number', '1.5e-3u'],
  ]);
});

test.each([
  `'a?b'`,
  `"a\\"?b"`,
  `r'\\'`,
  `R"a?"`,
  `b'x'`,
  `br"x"`,
  `rb'x'`,
  `'''a'b\n?'''`,
  `"""a"b\n?"""`,
  `r'''a\\'''`,
])('%s is one string', (text) => {
  expect(kindsAndTexts(text)).toEqual([['string', text]]);
});

test('nothing between the tokens is lost but blanks and comments', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (source) => {
      let position = 0;
      for (const { start, end, text } of tokenize(source)) {
        expect(source.slice(position, start)).toMatch(/^(?:[\t\n\f\r ]|\/\/[^\n]*)*$/);
        expect(source.slice(start, end)).toBe(text);
        position = end;
      }
      expect(source.slice(position)).toMatch(/^(?:[\t\n\f\r ]|\/\/[^\n]*)*$/);
    }),
  );
});
