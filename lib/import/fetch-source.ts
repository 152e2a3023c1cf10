import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError, type ImportEntry, type ImportProblem } from './import-entry';

/** Gives the text of an entry's file. Rejects with a message for people. */
export type SourceReader = (entry: ImportEntry) => Promise<string>;

/** Text of every entry, in the same order. @throws ImportError that names all entries that cannot be read. */
export async function readSources(entries: readonly ImportEntry[], read: SourceReader): Promise<string[]> {
  const texts = new Array<string>(entries.length);
  const problems: ImportProblem[] = [];
  let next = 0;
  const worker = async () => {
    while (next < entries.length) {
      const position = next++;
      const entry = entries[position]!;
      await read(entry).then(
        (text) => (texts[position] = text),
        (error: Error) => problems.push({ entry, message: error.message }),
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  if (problems.length > 0) throw ImportError.of(problems);
  return texts;
}

/** Reads over the network. */
export const fromNetwork: SourceReader = async (entry) => {
  const response = await fetch(entry.url, { signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw new Error(`The address cannot be reached: ${reasonOf(error)}. Check the network and the address, or read a local copy with --from DIR.`);
  });
  if (!response.ok) {
    throw new Error(`The server answers ${response.status} ${response.statusText}. Check the tag and the path in the address.`);
  }
  return response.text();
};

function reasonOf(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}

/**
 * Reads a folder that holds the same files. An entry's file is the one at the address's fragment (`#istio/crd.yaml`) or, without a
 * fragment, the one with the address's file name, wherever in the folder; of several, the one whose path names the tag or the system.
 */
export function fromFolder(folder: string): SourceReader {
  if (!existsSync(folder)) throw new ImportError([`[--from ${folder}] The folder does not exist. Give one that holds upstream's files.`]);
  const byName = new Map<string, string[]>();
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const file = path.relative(folder, path.join(item.parentPath, item.name));
    byName.set(item.name, [...(byName.get(item.name) ?? []), file]);
  }
  return async (entry) => readFile(path.join(folder, locate(entry, byName, folder)), 'utf8');
}

function locate(entry: ImportEntry, byName: ReadonlyMap<string, readonly string[]>, folder: string): string {
  const name = path.posix.basename(entry.localPath ?? new URL(entry.url).pathname);
  const all = byName.get(name) ?? [];
  const found = entry.localPath === undefined ? all : all.filter((file) => file.split(path.sep).join('/') === entry.localPath);
  const best = found.length > 1 ? narrow(found, entry) : found;
  if (best.length === 1) return best[0]!;
  if (best.length === 0) throw new Error(`${folder} has no file ${entry.localPath ?? name}. Add it, or correct the entry.`);
  throw new Error(`${folder} has several files ${name}: ${best.join(', ')}. Say which one by a fragment: ...#${best[0]}.`);
}

function narrow(files: readonly string[], entry: ImportEntry): readonly string[] {
  const segments = new Set([entry.system, ...new URL(entry.url).pathname.split('/')]);
  const scores = files.map((file) => path.dirname(file).split(path.sep).filter((part) => segments.has(part)).length);
  const top = Math.max(...scores);
  return files.filter((_, index) => scores[index] === top);
}
