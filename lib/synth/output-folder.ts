import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Lists what the last synth wrote, so that the next one can take away what is no longer made, and nothing else. */
export const indexFile = '.cdk8s-mlops-output.json';

interface OutputIndex {
  readonly files: readonly string[];
}

/**
 * Makes the folder hold these files. Each file is either as it was or whole, never half: all are written aside first, then renamed.
 * Files of an earlier synth that are no longer made are removed; files that no synth wrote stay.
 *
 * @param files path below the folder, with forward slashes, and content; each is written as soon as it is there
 */
export function writeOutputFolder(folder: string, files: Iterable<readonly [path: string, content: string]>): void {
  mkdirSync(folder, { recursive: true });
  const earlier = readIndex(folder);
  const names = replaceFiles(folder, files);
  // Without regard to case: where the file system has none, an old spelling is the new file.
  const made = new Set(names.map((file) => file.toLowerCase()));
  for (const file of earlier) if (!made.has(file.toLowerCase())) removeFile(folder, file);
}

/** Writes the files and their index. @returns their names */
function replaceFiles(folder: string, files: Iterable<readonly [string, string]>): readonly string[] {
  const written: string[] = [];
  const asideOf = (file: string): string => path.join(folder, `${file}.${process.pid}.tmp`);
  const writeAside = (file: string, content: string): void => {
    written.push(file);
    writeFileSync(asideOf(file), content);
  };
  try {
    for (const [file, content] of files) {
      if (file.includes('/')) mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeAside(file, content);
    }
    const index: OutputIndex = { files: [...written].sort() };
    writeAside(indexFile, `${JSON.stringify(index, undefined, 2)}\n`);
    for (const file of written) renameSync(asideOf(file), path.join(folder, file));
    return index.files;
  } catch (error) {
    for (const file of written) rmSync(asideOf(file), { force: true });
    throw error;
  }
}

/** An index that is missing or not ours names nothing, so nothing is removed. */
function readIndex(folder: string): readonly string[] {
  try {
    const { files } = JSON.parse(readFileSync(path.join(folder, indexFile), 'utf8')) as Partial<OutputIndex>;
    return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

function removeFile(folder: string, file: string): void {
  const target = path.join(folder, file);
  if (!isBelow(folder, target) || !statSync(target).isFile()) return;
  rmSync(target);
  removeIfEmpty(folder, path.dirname(target));
}

/** Whether a file exists below the folder, also when links on the way to it are followed: an index may have been tampered with. */
function isBelow(folder: string, target: string): boolean {
  if (!existsSync(target)) return false;
  const relative = path.relative(realpathSync(folder), realpathSync(path.dirname(target)));
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}

function removeIfEmpty(folder: string, parent: string): void {
  if (path.resolve(parent) === path.resolve(folder)) return;
  try {
    rmdirSync(parent);
  } catch {
    // Something of somebody else's is in it.
  }
}
