import type { IndexEdit } from '../git/private-repository';
import { fileMode, type TreeEntry } from '../git/tree-entry';
import type { Drift } from './drift';
import type { Layout } from './layout';
import type { OnceFile } from './once-files';
import { isBookkeeping, type Tip } from './tip';

/** Mode and name of a blob. */
export type Entry = Pick<TreeEntry, 'mode' | 'id'>;

/** What shall be below `rendered/`, by path, without inventory and provenance. */
export type Rendered = ReadonlyMap<string, Entry>;

/** What was planned, with everything as it is that was changed by hand. */
export function keepDrift(planned: Rendered, tip: Tip, drift: readonly Drift[]): Map<string, Entry> {
  const kept = new Map(planned);
  for (const { path } of drift) {
    const entry = tip.rendered.get(path);
    if (entry) kept.set(path, entry);
    else kept.delete(path);
  }
  return kept;
}

/** The tip holds these manifests already: provenance and inventory do not count. */
export function isPublished(desired: Rendered, tip: Tip): boolean {
  const current = [...tip.rendered.entries()].filter(([path]) => !isBookkeeping(path));
  return !tip.inPlaceOfRendered && current.length === desired.size && current.every(([path, entry]) => isSame(entry, desired.get(path)));
}

export function isSame(a: Entry, b: Entry | undefined): boolean {
  return a.mode === b?.mode && a.id === b.id;
}

/**
 * Edits of the index that lead from the tip to what is desired. Nothing outside `rendered/` is named but the files made once.
 */
export function indexEdits(desired: Rendered, tip: Tip, { rendered }: Layout, once: ReadonlyMap<string, Entry>): IndexEdit[] {
  const obsolete = [...tip.rendered.keys()].filter((path) => !desired.has(path)).map((path) => `${rendered}/${path}`);
  const added = [...desired.entries()].map(([path, entry]) => ({ path: `${rendered}/${path}`, entry }));
  return [
    ...(tip.inPlaceOfRendered ? [{ path: rendered }] : []),
    ...obsolete.map((path) => ({ path })),
    ...added,
    ...[...once.entries()].map(([path, entry]) => ({ path, entry })),
  ];
}

export interface FileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What the commit does, for people: paths from the top. */
export function fileChanges(desired: Rendered, tip: Tip, { rendered }: Layout, once: readonly OnceFile[]): FileChanges {
  const current = new Map([...tip.rendered.entries()].filter(([path]) => !isBookkeeping(path)));
  const below = (paths: readonly string[]) => paths.map((path) => `${rendered}/${path}`).sort();
  const changed = [...desired].filter(([path, entry]) => differs(current.get(path), entry)).map(([path]) => path);
  const [appended, made] = [once.filter(({ path }) => isAppended(path, tip)), once.filter(({ path }) => !isAppended(path, tip))];
  return {
    added: [...below([...desired.keys()].filter((path) => !current.has(path))), ...made.map(({ path }) => path)],
    changed: [...below(changed), ...appended.map(({ path }) => path)],
    removed: below([...current.keys()].filter((path) => !desired.has(path))),
  };
}

function differs(before: Entry | undefined, after: Entry): boolean {
  return before !== undefined && !isSame(before, after);
}

function isAppended(path: string, { attributes, root }: Tip): boolean {
  return path === attributes?.path || path === root?.path;
}

/** A plain file with this content. */
export function plainEntry(id: string): Entry {
  return { mode: fileMode, id };
}
