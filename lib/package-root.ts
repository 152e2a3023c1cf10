import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const packageName = 'cdk8s-mlops';

let found: string | undefined;

/**
 * The folder of this package, where `imports/schemas/` lies: the same from source (jest, tsx) and from `build/js`.
 *
 * @throws when no folder above this module has the package's `package.json`.
 */
export function packageRoot(): string {
  found ??= findPackageRoot(__dirname);
  return found;
}

/** The nearest folder at or above `start` whose `package.json` names this package. */
export function findPackageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isPackageRoot(folder)) return folder;
    if (folder === dirname(folder)) {
      throw new Error(`No package.json of ${packageName} in ${start} or above it. Install the package as a whole: its data files lie beside its code.`);
    }
  }
}

function isPackageRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === packageName;
}
