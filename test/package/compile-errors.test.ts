import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileErrorFiles, complaints, errorsIn, marksOf, unmarked, UnmarkedFiles, type CompilerError } from './compile-errors';
import { root } from './subpaths';

const compilers = { native: 'typescript-native', 'of JavaScript': 'typescript' };
const files = compileErrorFiles();

describe('in files below compile-errors/, what is marked is refused in the words beside it, and nothing else', () => {
  let copies: UnmarkedFiles;
  const found = new Map<string, CompilerError[]>();
  beforeAll(async () => {
    copies = new UnmarkedFiles(files);
    await Promise.all(Object.values(compilers).map(async (compiler) => found.set(compiler, await copies.compile(compiler))));
  });
  afterAll(() => copies.remove());

  test.each(Object.entries(compilers).flatMap(([title, compiler]) => files.map((file) => ({ file, title, compiler }))))(
    '$file, by the compiler that is $title',
    ({ file, compiler }) => {
      const errors = found.get(compiler)!.filter((error) => error.file === file);
      expect(complaints(marksOf(readFileSync(path.join(root, file), 'utf8')), errors)).toEqual([]);
    },
  );

  test.each(Object.entries(compilers))('the compiler that is %s finds nothing wrong elsewhere', (_, compiler) => {
    expect(found.get(compiler)!.filter(({ file }) => !files.includes(file))).toEqual([]);
  });
});

const source = ['// @ts-expect-error: is missing ... in type', '// why', '', 'one();', '  // @ts-expect-error second', '  two();', 'three();'].join('\n');

test('a mark counts for the next line of code, and its dots stand for anything', () => {
  expect(marksOf(source)).toEqual([
    { line: 4, parts: ['is missing', 'in type'] },
    { line: 6, parts: ['second'] },
  ]);
});

test('without marks the source keeps its lines', () => {
  expect(unmarked(source).split('\n')).toEqual(['// ', '// why', '', 'one();', '  // ', '  two();', 'three();']);
});

test('an error has the notes below it; what is no error of a file is kept', () => {
  const output = ["a/b.ts(4,1): error TS2345: It 'x' is", "  Property 'y'", '    deeper', 'a/c.ts(1,2): error TS1: Other', 'error TS5023: Unknown option', ''].join('\n');
  expect(errorsIn(output)).toEqual([
    { file: 'a/b.ts', line: 4, message: "It 'x' is Property 'y' deeper" },
    { file: 'a/c.ts', line: 1, message: 'Other' },
    { file: '', line: 0, message: 'error TS5023: Unknown option' },
  ]);
});

const marks = [{ line: 4, parts: ['is missing', 'in type'] }];
const at = (line: number, message: string): CompilerError => ({ file: 'a.ts', line, message });

test('what is expected is no complaint', () => {
  expect(complaints(marks, [at(4, "Property 'x' is missing here in type 'Y'.")])).toEqual([]);
});

test.each([
  ['a mark on a line that compiles', marks, [], 'Line 4 is marked as one mistake, and is 0: '],
  ['two mistakes on one line', marks, [at(4, 'A'), at(4, 'B')], 'Line 4 is marked as one mistake, and is 2: A | B'],
  ['other words', marks, [at(4, 'in type is missing')], 'Line 4 is expected to say "is missing ... in type", and says: in type is missing'],
  ['a mark without words', [{ line: 4, parts: [] }], [at(4, 'A')], 'The mark of line 4 does not say what a person reads: A'],
  ['a mistake without a mark', marks, [at(4, 'is missing in type'), at(7, 'A')], 'Line 7 is not marked, and is refused: A'],
  ['a file without a mark', [], [], 'The file marks no mistake.'],
])('%s is a complaint', (_, expected, errors, complaint) => {
  expect(complaints(expected, errors)).toEqual([complaint]);
});
