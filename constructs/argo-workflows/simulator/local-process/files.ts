import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SimulationError } from '../simulation-error';
import type { ArtifactContent } from '../step-runner';

/** Writes a file, or a folder of files. */
export function writeContent(place: string, content: ArtifactContent, mode?: number): void {
  if (content instanceof Uint8Array) return writeFile(place, content, mode);
  mkdirSync(place, { recursive: true });
  for (const [name, bytes] of content) {
    const file = path.join(place, name);
    if (!file.startsWith(place + path.sep)) throw new SimulationError([`An artifact has a file '${name}', which lies outside of its folder.`]);
    writeFile(file, bytes, mode);
  }
}

export function writeFile(place: string, bytes: string | Uint8Array, mode?: number): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, bytes);
  if (mode !== undefined) chmodSync(place, mode);
}

/** What lies at a place; undefined where nothing does. Links are left out: they may lead anywhere. */
export function readContent(place: string): ArtifactContent | undefined {
  if (!existsSync(place)) return undefined;
  const kind = lstatSync(place);
  if (kind.isFile()) return readFileSync(place);
  return kind.isDirectory() ? new Map(filesIn(place).map((name) => [name, readFileSync(path.join(place, name))])) : undefined;
}

/** Files below a folder, by relative path with `/`, in order. */
function filesIn(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesIn(path.join(folder, entry.name), `${prefix}${entry.name}/`);
      return entry.isFile() ? [prefix + entry.name] : [];
    });
}
