import path from 'node:path';
import type { PrivateRepository } from '../git/private-repository';
import type { TreeEntry } from '../git/tree-entry';
import { type Inventory, InventoryError, readInventory } from './inventory';
import { attributesFile, inventoryFile, kustomizationNames, type Layout, metadataFile, rootFile, sharedFolders } from './layout';

/** What the branch holds of one app, as far as publish has to know it. */
export interface Tip {
  /** @default - the branch does not exist yet */
  readonly commit?: string;
  /** Entries below `rendered/`, by path from there. */
  readonly rendered: ReadonlyMap<string, TreeEntry>;
  /** `rendered` itself where it is no folder but a file, a symbolic link or a submodule. */
  readonly inPlaceOfRendered?: TreeEntry;
  /** What stands where a shared folder is needed, or differs from one in case only. */
  readonly obstructions: readonly TreeEntry[];
  /** The app has a description for kustomize, under any of its names. */
  readonly hasKustomization: boolean;
  readonly attributes?: TreeEntry;
  readonly root?: TreeEntry;
  /** Something else than a folder stands where `argocd/` would be, or a twin of it. */
  readonly rootObstructed: boolean;
  readonly inventory?: Inventory;
  /** Why the inventory that is there cannot be trusted. */
  readonly inventoryError?: InventoryError;
}

const rootFolder = path.dirname(rootFile);

/** The branch before its first commit. */
const unborn: Tip = { rendered: new Map(), obstructions: [], hasKustomization: false, rootObstructed: false };

export async function readTip(repository: PrivateRepository, commit: string | undefined, layout: Layout): Promise<Tip> {
  if (commit === undefined) return unborn;
  const shared = sharedFolders(layout);
  const folders = ['', ...shared, rootFolder];
  const [siblings, below] = await Promise.all([repository.listFolders(commit, folders), repository.listBelow(commit, layout.rendered)]);
  const at = (file: string) => siblings.find((entry) => entry.path === file);
  const inside = below.filter((entry) => entry.path !== layout.rendered);
  const rendered = new Map(inside.map((entry) => [entry.path.slice(layout.rendered.length + 1), entry]));
  return {
    commit,
    rendered,
    inPlaceOfRendered: below.find((entry) => entry.path === layout.rendered),
    obstructions: siblings.filter((entry) => [...shared, layout.rendered].some((folder) => obstructs(entry.path, folder, layout))),
    hasKustomization: kustomizationNames.some((name) => at(`${layout.folder}/${name}`) !== undefined),
    attributes: at(attributesFile),
    root: at(rootFile),
    rootObstructed: siblings.some((entry) => entry.path.toLowerCase() === rootFolder),
    ...(await inventoryOf(repository, rendered.get(inventoryFile))),
  };
}

/** Folders are listed by what is in them: an entry under the name of one is something else. */
function obstructs(entry: string, folder: string, { rendered }: Layout): boolean {
  const isTwin = entry !== folder && entry.toLowerCase() === folder.toLowerCase();
  return isTwin || (entry === folder && folder !== rendered);
}

async function inventoryOf(repository: PrivateRepository, entry: TreeEntry | undefined): Promise<Pick<Tip, 'inventory' | 'inventoryError'>> {
  if (!entry) return {};
  if (!isPlainFile(entry)) return { inventoryError: new InventoryError('it is not a plain file') };
  try {
    return { inventory: readInventory((await repository.readBlobs([entry.id])).get(entry.id)!) };
  } catch (error) {
    if (error instanceof InventoryError) return { inventoryError: error };
    throw error;
  }
}

/** Entries below `rendered/` that hold the app, not what publish notes about it. */
export function isBookkeeping(file: string): boolean {
  return file === inventoryFile || file === metadataFile;
}

export function isPlainFile({ mode }: TreeEntry): boolean {
  return mode === '100644' || mode === '100755';
}
