import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of this package whose frames are never the user's: beside `lib/`, in the sources as in the compiled output. */
const ownFolders = ['lib', 'imports', 'constructs'].map((folder) => path.join(path.dirname(path.dirname(__dirname)), folder) + path.sep);

const known = new Map<string, { own: boolean; installed: boolean }>();

/** Whether a script belongs to this package. Its `apps/` and `test/` are written as users write theirs. */
export function isOwnCode(file: string): boolean {
  return classify(file).own;
}

/** Whether a script belongs to an installed package. */
export function isPackageCode(file: string): boolean {
  return classify(file).installed;
}

/** A script's path in the file system: frames of ES modules carry `file://` URLs, with a query where a loader adds one. */
export function scriptPath(file: string): string {
  return file.startsWith('file://') ? fileURLToPath(file) : file;
}

function classify(file: string): { own: boolean; installed: boolean } {
  let found = known.get(file);
  if (!found) {
    const script = scriptPath(file);
    found = { own: ownFolders.some((folder) => script.startsWith(folder)), installed: /[\\/]node_modules[\\/]/.test(script) };
    known.set(file, found);
  }
  return found;
}
