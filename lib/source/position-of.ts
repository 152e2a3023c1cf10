import * as nodePath from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallSite } from './call-site';
import { mapCallSite } from './source-map';
import type { SourcePosition } from './source-position';

const positions = new WeakMap<CallSite, SourcePosition>();

/**
 * The place in the file that the user wrote. Source maps are read when the position is first looked at, so a synth without
 * problems reads none; one object per place.
 */
export function positionOf(site: CallSite): SourcePosition {
  let position = positions.get(site);
  if (!position) positions.set(site, (position = latePosition(site)));
  return position;
}

function latePosition(site: CallSite): SourcePosition {
  let found: SourcePosition | undefined;
  const find = (): SourcePosition => (found ??= writtenPosition(site));
  return {
    get file() {
      return find().file;
    },
    get line() {
      return find().line;
    },
    get column() {
      return find().column;
    },
  };
}

function writtenPosition(site: CallSite): SourcePosition {
  const { file, line, column } = mapCallSite(site);
  return { file: displayPath(toPath(file), process.cwd()), line, column };
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
