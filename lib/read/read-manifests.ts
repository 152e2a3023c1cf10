import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../checks/problem';
import type { ManifestEntry, ManifestSet } from '../manifest-set';
import { findManifestFiles } from './find-files';
import { readText } from './read-text';
import type { ReadResult } from './read-text';

export interface ReadOptions {
  /** Relative paths start here, and files are named relative to it. @default process.cwd() */
  readonly cwd?: string;
  /** What `-` stands for. @default process.stdin */
  readonly stdin?: AsyncIterable<Buffer | string>;
}

/**
 * Reads files, folders (all `.yaml`, `.yml` and `.json` below, sorted) and `-`, standard input, into one set.
 * A file that is named twice is read once. What cannot be read is a problem of the set, never an exception; a document in a folder that is
 * no Kubernetes object is a warning.
 */
export async function readManifests(paths: readonly string[], options: ReadOptions = {}): Promise<ManifestSet> {
  const cwd = options.cwd ?? process.cwd();
  const entries: ManifestEntry[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const named of paths) {
    const results = named === '-' ? [readText(await readStream(options.stdin ?? process.stdin), 'stdin')] : readPath(path.resolve(cwd, named), cwd, seen);
    for (const result of results) {
      for (const entry of result.entries) entries.push(entry);
      for (const problem of result.problems) problems.push(problem);
    }
  }
  return { entries, externals: [], waivers: [], problems };
}

function readPath(file: string, cwd: string, seen: Set<string>): ReadResult[] {
  try {
    if (!statSync(file).isDirectory()) return isNew(realpathSync(file), seen) ? [readFile(file, cwd)] : [];
    const files = findManifestFiles(file);
    if (files.length === 0) return [{ entries: [], problems: [emptyFolder(displayName(file, cwd))] }];
    return files.filter((found) => isNew(realpathSync(found), seen)).map((found) => tolerant(readFile(found, cwd)));
  } catch (error) {
    return [unreadable(displayName(file, cwd), systemMessage(error))];
  }
}

/** A folder also holds files of other tools, such as package.json or the values of a chart. Nobody has named them as manifests. */
function tolerant({ entries, problems }: ReadResult): ReadResult {
  return { entries, problems: problems.map((problem) => (problem.code === 'yaml/not-an-object' ? { ...problem, severity: 'warning' } : problem)) };
}

function isNew(file: string, seen: Set<string>): boolean {
  return !seen.has(file) && seen.add(file).has(file);
}

function readFile(file: string, cwd: string): ReadResult {
  const name = displayName(file, cwd);
  const bytes = readFileSync(file);
  return isUtf8(bytes) ? readText(bytes.toString('utf8'), name) : unreadable(name, 'it is not UTF-8');
}

/** Relative with forward slashes where the file is below the folder, else absolute. */
function displayName(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return (relative.startsWith('..') || path.isAbsolute(relative) ? file : relative).split(path.sep).join('/');
}

/** Most likely another folder was meant, and a check that looks at nothing must not pass. */
function emptyFolder(folder: string): Problem {
  return {
    code: 'yaml/empty-folder',
    category: 'schema',
    severity: 'error',
    message: `The folder ${folder} holds no .yaml, .yml or .json file.`,
    hint: 'Name the folder that the manifests are in.',
    path: '',
    file: folder,
  };
}

function unreadable(file: string, reason: string): ReadResult {
  const problem: Problem = {
    code: 'yaml/unreadable-file',
    category: 'schema',
    severity: 'error',
    message: `The file ${file} cannot be read: ${reason}.`,
    path: '',
    file,
    source: { file, line: 1, column: 1 },
  };
  return { entries: [], problems: [problem] };
}

function systemMessage(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is none';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === undefined) throw error;
  return code;
}

async function readStream(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
