import * as nodePath from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallSite } from './call-site';
import { mapCallSite } from './source-map';
import type { SourcePosition } from './source-position';

const positions = new WeakMap<CallSite, SourcePosition>();

/** The place in the file that the user wrote. Reads source maps, so it is asked only for what is shown, and answers once per place. */
export function positionOf(site: CallSite): SourcePosition {
  let position = positions.get(site);
  if (!position) {
    const { file, line, column } = mapCallSite(site);
    position = { file: displayPath(toPath(file), process.cwd()), line, column };
    positions.set(site, position);
  }
  return position;
}

/** Relative to the folder where the file is below it, else absolute; with forward slashes on every system. */
export function displayPath(file: string, folder: string, path: Pick<nodePath.PlatformPath, 'relative' | 'isAbsolute'> = nodePath): string {
  const relative = path.relative(folder, file);
  const isBelow = relative !== '' && !/^\.\.([\\/]|$)/.test(relative) && !path.isAbsolute(relative);
  return (isBelow ? relative : file).replaceAll('\\', '/');
}

/** Source maps name files by URL; other schemes than `file:` (bundlers have theirs) stay as they are. */
function toPath(file: string): string {
  return file.startsWith('file://') ? fileURLToPath(file) : file;
}
