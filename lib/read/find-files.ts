import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The YAML and JSON files below a folder, sorted by path. Each file and folder counts once, so that links in a circle end.
 * What starts with a dot and `node_modules` are left out.
 *
 * @throws Error of `node:fs` where a folder cannot be read
 */
export function findManifestFiles(folder: string): string[] {
  const files: string[] = [];
  collect(folder, new Set(), files);
  return files;
}

function collect(folder: string, seen: Set<string>, files: string[]): void {
  const real = realpathSync(folder);
  if (seen.has(real)) return;
  seen.add(real);
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const file = path.join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) collect(file, seen, files);
    else if (stats?.isFile() && /\.(ya?ml|json)$/i.test(name)) files.push(file);
  }
}
