import { readText } from '../../lib/read/read-text';

const object = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const names = (text: string): unknown[] => readText(text, 'f.yaml').entries.map((entry) => entry.object.metadata?.name);

describe('a file is split as kubectl does', () => {
  test('at lines that start with three dashes; empty documents are left out and do not count', () => {
    const { entries, problems } = readText(`# licence\n---\n${object('a')}--- # next\n---\n\n# nothing\n---\r\n${object('b')}---\n`, 'f.yaml');
    expect(problems).toEqual([]);
    expect(entries.map(({ object: { metadata }, origin }) => [metadata?.name, origin.document, origin.source])).toEqual([
      ['a', 0, { file: 'f.yaml', line: 3, column: 1 }],
      ['b', 1, { file: 'f.yaml', line: 12, column: 1 }],
    ]);
  });

  test('an empty file holds nothing', () => {
    for (const text of ['', '\n', '# only this\n', '---\n', '\ufeff']) expect(readText(text, 'f')).toEqual({ entries: [], problems: [] });
  });

  test('what stands behind the dashes ends the file', () => {
    const { entries, problems } = readText(`${object('a')}--- {}\n${object('b')}`, 'f.yaml');
    expect(entries).toHaveLength(1);
    expect(problems).toEqual([
      {
        code: 'yaml/syntax', category: 'schema', severity: 'error', path: '', file: 'f.yaml', document: 1,
        message: 'Only a comment can follow --- on its line. Nothing behind it is read.',
        hint: 'Start the document on the next line.',
        source: { file: 'f.yaml', line: 5, column: 1 },
      },
    ]);
  });

  test('indented dashes in a block belong to the text', () => {
    expect(readText(`${object('a')}data:\n  x: |\n    ---\n    y\n`, 'f').entries[0].object.data).toEqual({ x: '---\ny\n' });
  });

  test('JSON values may follow each other without a separator', () => {
    const json = (name: string): string => JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: '\u2028/' } });
    expect(names(`${json('a')}\n${json('b')}${json('c')}\n---\n${json('d')}`)).toEqual(['a', 'b', 'c', 'd']);
    expect(names(`{\n\t"apiVersion": "v1",\n\t"kind": "X",\n\t"metadata": {"name": "\\ud83d\\ude00\\/"}\n}`)).toEqual(['😀/']);
  });
});

describe('lists are expanded', () => {
  test('List and lists of a kind, also inside each other, with the place of each item', () => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: {name: a}
- apiVersion: v1
  kind: ConfigMapList
  items:
  - metadata:
      name: b
`;
    const { entries, problems } = readText(text, 'f.yaml');
    expect(problems).toEqual([]);
    expect(entries.map(({ object: { kind, metadata }, origin }) => [kind, metadata?.name, origin.document, origin.source?.line, origin.locate?.('metadata.name')])).toEqual([
      ['Secret', 'a', 0, 4, { file: 'f.yaml', line: 6, column: 14 }],
      ['ConfigMap', 'b', 0, 10, { file: 'f.yaml', line: 11, column: 7 }],
    ]);
    expect(entries[1].object.apiVersion).toBe('v1');
  });

  test('a kind that ends with List but has no items is an object', () => {
    expect(readText('apiVersion: x/v1\nkind: AllowList\nmetadata: {name: a}\n', 'f').entries).toHaveLength(1);
  });
});

describe('problems name the line, and the other documents are read', () => {
  test('broken YAML', () => {
    const { entries, problems } = readText(`${object('a')}---\nkind: "x\n---\n${object('b')}`, 'f.yaml');
    expect(entries.map(({ origin }) => origin.document)).toEqual([0, 2]);
    expect(problems).toEqual([
      {
        code: 'yaml/syntax', category: 'schema', severity: 'error', path: '', file: 'f.yaml', document: 1,
        message: 'The YAML cannot be read: this quote is not closed.',
        source: { file: 'f.yaml', line: 6, column: 7 },
      },
    ]);
  });

  test('a key that stands twice: the last one counts', () => {
    const { entries, problems } = readText(`${object('a')}  labels:\n    a.b/c: x\n    d: w\n    a.b/c: z\n`, 'f.yaml');
    expect(entries[0].object.metadata?.labels).toEqual({ 'a.b/c': 'z', d: 'w' });
    expect(problems).toEqual([
      {
        code: 'yaml/duplicate-key', category: 'schema', severity: 'error', path: 'metadata.labels[a.b/c]', file: 'f.yaml', document: 0,
        message: 'The key "a.b/c" stands twice, first on line 6; the last one counts.',
        hint: 'Remove one of them.',
        source: { file: 'f.yaml', line: 8, column: 5 },
      },
    ]);
  });

  test('keys that a merge brings again are no duplicates', () => {
    expect(readText('apiVersion: v1\nkind: X\nx: &x {a: 1}\nz: {<<: *x, a: 2}\n', 'f').problems).toEqual([]);
  });

  test.each([
    ['- a\n', 'A Kubernetes object is a map, but this is a list.'],
    ['hello\n', 'A Kubernetes object is a map, but this is "hello".'],
    ['a: 1\n', 'This is no Kubernetes object: apiVersion and kind are missing.'],
    ['kind: X\napiVersion: 1\n', 'This is no Kubernetes object: apiVersion is missing.', 'yaml/incomplete-object'],
    ['apiVersion: v1\nkind: ""\n', 'This is no Kubernetes object: kind is missing.', 'yaml/incomplete-object'],
    ['apiVersion: v1\nkind: List\nitems: [1]\n', 'A Kubernetes object is a map, but this is 1.'],
  ])('a document that is no object: %j', (text, message, code = 'yaml/not-an-object') => {
    const { entries, problems } = readText(text, 'f.yaml');
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ code, severity: 'error', message }]);
  });

  test('text behind the end of a document is not read, and a warning says so', () => {
    const { entries, problems } = readText('  apiVersion: v1\n  kind: X\nspec: 1\n', 'f.yaml');
    expect(entries[0].object).toEqual({ apiVersion: 'v1', kind: 'X' });
    expect(problems).toMatchObject([{ code: 'yaml/ignored-text', severity: 'warning', source: { line: 3, column: 1 } }]);
  });

  test('control characters are refused where they stand', () => {
    const { problems } = readText(`${object('a')}---\n${object('b')}data: {a: "\u0007"}\n---\n${object('c')}`, 'f.yaml');
    expect(problems).toMatchObject([{ document: 1, message: 'The YAML cannot be read: the control character U+0007 is not allowed.', source: { line: 10, column: 12 } }]);
  });
});

describe('locate gives the place of a field', () => {
  const text = `# first
apiVersion: v1
kind: X
metadata:
  labels: {app.kubernetes.io/name: a, "b c": d}
spec:
  rules:
  - hosts: [x, y]
    a: &a
      deep: 1
  -
    b: *a
  a.b: {c: 1}
  a: {b: {c: 2}}
  twice: 1
  twice: 2
`;
  const [entry] = readText(`${object('other')}---\n${text}`, 'f.yaml').entries.slice(1);
  const at = (path: string): string | undefined => {
    const position = entry.origin.locate?.(path);
    return position && `${position.line - 5}:${position.column}`;
  };

  test.each([
    ['', '2:1'],
    ['kind', '3:1'],
    ['metadata.labels[app.kubernetes.io/name]', '5:12'],
    ['metadata.labels.app.kubernetes.io/name', '5:12'],
    ['metadata.labels[b c]', '5:39'],
    ['spec.rules', '7:3'],
    ['spec.rules[0]', '8:5'],
    ['spec.rules[0].hosts[1]', '8:16'],
    ['spec.rules[1].b', '12:5'],
    ['spec.rules[1].b.deep', '10:7'],
    ['spec.a.b.c', '13:9'],
    ['spec.twice', '16:3'],
  ])('%j at %s', (path, place) => {
    expect(at(path)).toBe(place);
  });

  test('and nothing for a field that is not there', () => {
    for (const path of ['status', 'spec.rules[2]', 'spec.rules[0].hosts[1].x', 'spec.rules.x', 'spec.rulesX']) expect(at(path)).toBeUndefined();
  });
});
