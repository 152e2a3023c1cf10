import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFiles } from './generate';

/** How a folder differs from what the generator makes; paths below the folder, sorted. */
export interface FolderDifference {
  /** In the folder, with other content. */
  readonly changed: readonly string[];
  /** Not in the folder. */
  readonly missing: readonly string[];
  /** In the folder, but not ours: written by hand or by another tool. */
  readonly foreign: readonly string[];
}

export function compareFolder(folder: string, files: GeneratedFiles): FolderDifference {
  const present = new Set(filesBelow(folder));
  return {
    changed: [...files].filter(([file, content]) => present.has(file) && readFileSync(path.join(folder, file), 'utf8') !== content).map(([file]) => file).sort(),
    missing: [...files.keys()].filter((file) => !present.has(file)).sort(),
    foreign: [...present].filter((file) => !files.has(file)).sort(),
  };
}

export function isEqual({ changed, missing, foreign }: FolderDifference): boolean {
  return changed.length + missing.length + foreign.length === 0;
}

/** Puts the files in place of the folder, all at once: it is written beside it, and then takes its name. */
export function replaceFolder(folder: string, files: GeneratedFiles): void {
  mkdirSync(path.dirname(folder), { recursive: true });
  const scratch = mkdtempSync(`${folder}.new-`);
  try {
    for (const [file, content] of files) {
      const target = path.join(scratch, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    chmodSync(scratch, 0o777 & ~process.umask()); // mkdtemp makes folders that nobody else may read
    swap(folder, scratch, `${scratch}.old`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function swap(folder: string, next: string, aside: string): void {
  const existed = existsSync(folder);
  if (existed) renameSync(folder, aside);
  try {
    renameSync(next, folder);
  } catch (error) {
    if (existed) renameSync(aside, folder);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/'));
}
