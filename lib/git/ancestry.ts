import { gitLine } from './git';

/** Whether one commit is in the history of another, as far as the repository in the folder knows both; a commit is in its own. */
export async function isAncestor(folder: string, ancestor: string, descendant: string): Promise<boolean> {
  return gitLine(['merge-base', '--is-ancestor', ancestor, descendant], { cwd: folder }).then(
    () => true,
    () => false,
  );
}
