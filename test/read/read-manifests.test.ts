import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { emitDocuments } from '../../lib/emit/yaml';
import { readManifests } from '../../lib/read/read-manifests';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string | Buffer): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

const object = (name: string): string => `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "${name}"}}\n`;

async function read(...paths: string[]) {
  const set = await readManifests(paths, { cwd: folder });
  return { files: set.entries.map(({ origin }) => origin.file), problems: set.problems.map(({ message }) => message) };
}

test('a folder gives its YAML and JSON files, below too, sorted by path', async () => {
  for (const file of ['b.yaml', 'a/z.yml', 'a/b/c.json', 'c.txt', '.hidden/x.yaml', 'node_modules/x.yaml', 'A.YAML']) write(file, object('x'));
  expect(await read('.')).toEqual({ files: ['A.YAML', 'a/b/c.json', 'a/z.yml', 'b.yaml'], problems: [] });
});

test('a file that is named is read whatever its name, and once', async () => {
  write('c.txt', object('x'));
  expect((await read('c.txt', './c.txt', '.')).files).toEqual(['c.txt']);
});

test('links in a circle end', async () => {
  write('a/b.yaml', object('x'));
  symlinkSync('..', path.join(folder, 'a', 'up'));
  symlinkSync('missing', path.join(folder, 'a', 'broken.yaml'));
  expect(await read('.')).toEqual({ files: ['a/b.yaml'], problems: [] });
});

test('files outside of the working directory are named by their absolute path', async () => {
  write('a.yaml', object('x'));
  write('in/b.yaml', object('x'));
  const set = await readManifests(['../a.yaml', 'b.yaml'], { cwd: path.join(folder, 'in') });
  expect(set.entries.map(({ origin }) => origin.file)).toEqual([`${folder}/a.yaml`, 'b.yaml']);
});

test('- is standard input', async () => {
  const set = await readManifests(['-'], { stdin: Readable.from([Buffer.from(object('ü').slice(0, 60)), object('ü').slice(60)]) });
  expect(set.entries).toMatchObject([{ object: { metadata: { name: 'ü' } }, origin: { file: 'stdin', document: 0 } }]);
});

test('what cannot be read is a problem, and the rest is read', async () => {
  write('a.yaml', object('x'));
  write('b.yaml', Buffer.from([0x61, 0x3a, 0xff]));
  expect(await read('missing.yaml', 'a.yaml', 'b.yaml')).toEqual({
    files: ['a.yaml'],
    problems: ['The file missing.yaml cannot be read: there is none.', 'The file b.yaml cannot be read: it is not UTF-8.'],
  });
});

test('10,000 documents of one file and a file for each of 500 more are one set', async () => {
  const documents = Array.from({ length: 10_000 }, (_, i) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c${i}` }, data: { a: 'yes', b: `x\n${i}\n` } }));
  write('many.yaml', emitDocuments(documents));
  for (let i = 0; i < 500; i++) write(`more/${i}.yaml`, object(`m${i}`));
  const set = await readManifests(['.'], { cwd: folder });
  expect(set.problems).toEqual([]);
  expect(set.entries).toHaveLength(10_500);
  expect(set.entries[9_999].object).toEqual(documents[9_999]);
  expect(set.entries[9_999].origin.document).toBe(9_999);
});

test('a folder without manifests is a problem: most likely another one was meant', async () => {
  write('empty/notes.txt', 'nothing');
  expect(await read('empty')).toEqual({ files: [], problems: ['The folder empty holds no .yaml, .yml or .json file.'] });
});

test("a tool's settings beside manifests are a warning, as a file that is named and as half an object they are an error", async () => {
  write('in/values.yaml', 'replicas: 1\n');
  write('in/typo.yaml', 'apiVerison: v1\nkind: Pod\n');
  const severities = async (named: string) => {
    const { problems } = await readManifests([named], { cwd: folder });
    return problems.map(({ file, code, severity }) => [file, code, severity]);
  };
  expect(await severities('in')).toEqual([
    ['in/typo.yaml', 'yaml/incomplete-object', 'error'],
    ['in/values.yaml', 'yaml/not-an-object', 'warning'],
  ]);
  expect(await severities('in/values.yaml')).toEqual([['in/values.yaml', 'yaml/not-an-object', 'error']]);
});
