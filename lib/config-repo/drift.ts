import type { PrivateRepository } from '../git/private-repository';
import { fileMode, type TreeEntry } from '../git/tree-entry';
import { isSame, type Rendered } from './desired-tree';
import { type Inventory, sha256 } from './inventory';
import { inventoryFile } from './layout';
import { isBookkeeping, type Tip } from './tip';

/** Something below `rendered/` that publish did not do. */
export interface Drift {
  /** Below `rendered/`; empty for the folder itself. */
  readonly path: string;
  readonly kind: 'edited' | 'added' | 'deleted' | 'replaced';
}

/** What to do about drift: stop, put back what was rendered, or leave what was changed by hand. */
export const driftPolicies = ['fail', 'overwrite', 'keep'] as const;
export type DriftPolicy = (typeof driftPolicies)[number];

/**
 * Compares the tip with its own inventory. A file that already is what will be written counts as no drift, whoever wrote it.
 *
 * @param planned what will be written
 */
export async function findDrift(repository: PrivateRepository, tip: Tip, planned: Rendered): Promise<Drift[]> {
  if (tip.inPlaceOfRendered) return [{ path: '', kind: 'replaced' }];
  const files = tip.inventory?.files ?? new Map();
  const suspects = [...tip.rendered.entries()].filter(([path, entry]) => !isBookkeeping(path) && !isSame(entry, planned.get(path)));
  const contents = await repository.readBlobs(suspects.filter(([path, entry]) => files.has(path) && entry.mode === fileMode).map(([, { id }]) => id));
  const changed = suspects.flatMap(([path, entry]) => changeOf(path, entry, tip.inventory, contents.get(entry.id)));
  const deleted = [...files.keys()].filter((path) => !tip.rendered.has(path)).map((path): Drift => ({ path, kind: 'deleted' }));
  const tampered: Drift[] = tip.inventoryError ? [{ path: inventoryFile, kind: 'edited' }] : [];
  return [...tampered, ...changed, ...deleted].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function changeOf(path: string, entry: TreeEntry, inventory: Inventory | undefined, content: Buffer | undefined): Drift[] {
  const known = inventory?.files.get(path);
  if (!known) return [{ path, kind: 'added' }];
  if (entry.mode !== fileMode || !content) return [{ path, kind: 'replaced' }];
  return sha256(content) === known.sha256 ? [] : [{ path, kind: 'edited' }];
}
