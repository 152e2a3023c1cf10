/** A line of `git ls-tree`. */
export interface TreeEntry {
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (commit of a submodule), `040000` (folder). */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly id: string;
  /** From the top of the repository. */
  readonly path: string;
}

export const fileMode = '100644';

/** Reads `git ls-tree -z --full-tree`. */
export function parseTree(output: Buffer): TreeEntry[] {
  return records(output).map((record) => {
    const tab = record.indexOf('\t');
    const [mode, type, id] = record.slice(0, tab).split(' ') as [string, TreeEntry['type'], string];
    return { mode, type, id, path: record.slice(tab + 1) };
  });
}

/** A path that differs between two trees. */
export interface TreeChange {
  readonly path: string;
  readonly before?: Pick<TreeEntry, 'mode' | 'id'>;
  readonly after?: Pick<TreeEntry, 'mode' | 'id'>;
}

/** Reads `git diff-tree -r -z --no-renames`. */
export function parseTreeChanges(output: Buffer): TreeChange[] {
  const parts = records(output);
  const changes: TreeChange[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) changes.push(treeChange(parts[i]!, parts[i + 1]!));
  return changes;
}

function treeChange(line: string, path: string): TreeChange {
  const [oldMode, newMode, oldId, newId] = line.slice(1).split(' ') as [string, string, string, string];
  return {
    path,
    ...(oldMode !== '000000' && { before: { mode: oldMode, id: oldId } }),
    ...(newMode !== '000000' && { after: { mode: newMode, id: newId } }),
  };
}

function records(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter((record) => record !== '');
}
