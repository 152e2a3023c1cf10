import fc from 'fast-check';
import { reporters } from '../../../lib/checks/reporters';
import { report } from '../support';
import { anyReport, full, ofConstruct, ofFile } from './samples';

const parse = (of = full) => JSON.parse(reporters.json.print(of)) as Record<string, unknown>[];

test('a clean run is an empty list', () => {
  expect(reporters.json.print(report({ waived: full.waived }))).toBe('[]\n');
});

test('a problem of a construct tells the line of TypeScript', () => {
  expect(parse(report({ problems: [ofConstruct] }))).toEqual([
    {
      file: 'apps/shop.ts',
      document: null,
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'A',
      code: 'names/invalid-name',
      category: 'names',
      severity: 'error',
      path: 'metadata.name',
      message: "The name 'A' is wrong.",
      hint: "Use 'a'.",
      docs: 'https://example.org/names',
      constructPath: 'shop/web',
      line: 3,
      column: 5,
    },
  ]);
});

test('a problem of a file tells the file and the document, and what is not known is null', () => {
  expect(parse(report({ problems: [ofFile] }))[0]).toMatchObject({ file: 'k8s/web.yaml', document: 2, namespace: null, hint: null, line: null });
});

test('whatever the texts are, they are read back', () => {
  fc.assert(
    fc.property(anyReport, (of) => {
      const read = parse(of);
      const written = of.problems.map(({ message, path, code }) => ({ message, path, code }));
      expect(read.map(({ message, path, code }) => ({ message, path, code }))).toEqual(written);
    }),
  );
});
