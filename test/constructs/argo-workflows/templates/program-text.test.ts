import * as fc from 'fast-check';
import { programText } from '../../../../constructs/argo-workflows/templates/program-text';

test.each<[string, string, string]>([
  ['one line stays as it is', '  print(1)  ', '  print(1)  '],
  ['the indentation of all lines is taken away', '\n    if True:\n      print(1)\n\n    print(2)\n  ', 'if True:\n  print(1)\n\nprint(2)\n'],
  ['tabs are indentation', '\n\t\ta\n\t\t\tb\n\t', 'a\n\tb\n'],
  ['tabs and spaces are not the same', '\n\ta\n    b\n', '\ta\n    b\n'],
  ['a line that is not indented keeps the others where they are', '\n  cat <<EOF\nb\nEOF\n', '  cat <<EOF\nb\nEOF\n'],
  ['lines of spaces do not count', '\n  a\n \n  b\n', 'a\n\nb\n'],
  ['blank lines at the end stay', 'a\nb\n\n', 'a\nb\n\n'],
  ['a last line without a line break stays without', 'a\n  b', 'a\n  b'],
])('%s', (_rule, source, expected) => {
  expect(programText(source)).toBe(expected);
});

const line = fc.tuple(fc.nat(4), fc.stringMatching(/^[a-z]{1,5}$/)).map(([depth, word]) => ' '.repeat(depth) + word);
const program = fc.array(line, { minLength: 2 }).map((lines) => [lines[0]!.trim(), ...lines.slice(1)].join('\n'));

test('a program is the same however deep it is indented in the code around it', () => {
  fc.assert(
    fc.property(program, fc.nat(8), (text, depth) => {
      const indented = text.replace(/^/gm, ' '.repeat(depth));
      expect(programText(`\n${indented}\n  `)).toBe(`${text}\n`);
    }),
  );
});

test('what was done is not done again', () => {
  fc.assert(fc.property(program, (text) => expect(programText(programText(text))).toBe(programText(text))));
});
