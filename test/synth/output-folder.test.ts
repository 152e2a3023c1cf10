import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { indexFile, writeOutputFolder } from '../../lib/synth/output-folder';

let base: string;
let folder: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'output-folder-'));
  folder = path.join(base, 'new', 'dist');
});
afterEach(() => rmSync(base, { recursive: true }));

function write(files: Record<string, string>): void {
  writeOutputFolder(folder, new Map(Object.entries(files)));
}

function contents(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).filter((name) => name !== indexFile);
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

test('the folder is made, and holds the files', () => {
  write({ 'a.yaml': 'a\n', 'chart/b.yaml': 'b\n' });
  expect(contents()).toEqual({ 'a.yaml': 'a\n', 'chart/b.yaml': 'b\n' });
});

test('files of an earlier synth that are no longer made go, with folders that they leave empty; foreign files stay', () => {
  write({ 'a.yaml': 'a', 'chart/b.yaml': 'b', 'mixed/c.yaml': 'c' });
  writeFileSync(path.join(folder, 'mixed/foreign.yaml'), 'mine');
  writeFileSync(path.join(folder, 'foreign.yaml'), 'mine');
  write({ 'a.yaml': 'new' });
  expect(contents()).toEqual({ 'a.yaml': 'new', 'foreign.yaml': 'mine', 'mixed/foreign.yaml': 'mine' });
  expect(existsSync(path.join(folder, 'chart'))).toBe(false);
});

test('without an index, or with one that is not ours, nothing is removed', () => {
  for (const index of ['not json', '{}', '{"files": "foreign.yaml"}', 'null', '{"files":[1]}']) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'foreign.yaml'), 'mine');
    writeFileSync(path.join(folder, indexFile), index);
    write({ 'a.yaml': 'a' });
    expect(contents()).toEqual({ 'a.yaml': 'a', 'foreign.yaml': 'mine' });
  }
});

test('an index that was tampered with removes nothing outside of the folder', () => {
  write({ 'a.yaml': 'a' });
  const outside = path.join(base, 'outside.txt');
  writeFileSync(outside, 'precious');
  symlinkSync(base, path.join(folder, 'link'));
  mkdirSync(path.join(folder, 'kept'));
  writeFileSync(path.join(folder, indexFile), JSON.stringify({ files: ['../../outside.txt', 'link/outside.txt', outside, 'kept', 'missing.yaml'] }));
  write({ 'a.yaml': 'a' });
  expect(readFileSync(outside, 'utf8')).toBe('precious');
  expect(existsSync(path.join(folder, 'kept'))).toBe(true);
});

test('when a file cannot be written, what was there stays as it was', () => {
  write({ 'a.yaml': 'old', 'b.yaml': 'old' });
  expect(() => write({ 'a.yaml': 'new', 'b.yaml/c.yaml': 'new' })).toThrow();
  expect(contents()).toEqual({ 'a.yaml': 'old', 'b.yaml': 'old' });
});

test('writing again leaves the same bytes', () => {
  write({ 'b.yaml': 'b', 'a.yaml': 'a' });
  const index = readFileSync(path.join(folder, indexFile), 'utf8');
  write({ 'a.yaml': 'a', 'b.yaml': 'b' });
  expect(readFileSync(path.join(folder, indexFile), 'utf8')).toBe(index);
  expect(readdirSync(folder).sort()).toEqual([indexFile, 'a.yaml', 'b.yaml']);
});
