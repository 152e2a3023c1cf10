import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Who wrote a script; `none` where there is no file that a person could open: Node itself, evaluated text. */
export type ScriptOwner = 'user' | 'installed' | 'own' | 'none';

/** Folders of this package: beside `lib/`, in the sources as in the compiled output. Its `apps/` and `test/` are written as users write theirs. */
const ownFolders = ['lib', 'imports', 'constructs'].map((folder) => path.join(path.dirname(path.dirname(__dirname)), folder) + path.sep);

const known = new Map<string | null | undefined, ScriptOwner>();

/** @param file as a stack frame names it: a path or a `file://` URL */
export function ownerOf(file: string | null | undefined): ScriptOwner {
  let owner = known.get(file);
  if (owner === undefined) known.set(file, (owner = classify(file)));
  return owner;
}

/** A script's path in the file system: frames of ES modules carry `file://` URLs, with a query where a loader adds one. */
export function scriptPath(file: string): string {
  return file.startsWith('file://') ? fileURLToPath(file) : file;
}

function classify(file: string | null | undefined): ScriptOwner {
  if (!file || !(path.isAbsolute(file) || file.startsWith('file://'))) return 'none';
  const script = scriptPath(file);
  if (ownFolders.some((folder) => script.startsWith(folder))) return 'own';
  return /[\\/]node_modules[\\/]/.test(script) ? 'installed' : 'user';
}
