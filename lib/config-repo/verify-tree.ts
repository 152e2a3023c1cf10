import type { PrivateRepository } from '../git/private-repository';
import { type Entry, isSame, type Rendered } from './desired-tree';
import type { Layout } from './layout';
import type { Tip } from './tip';

/**
 * Looks at the tree that git made: git drops bad paths and replaces files by folders without a word.
 *
 * @throws Error when the tree is not exactly what was meant; nothing has been pushed then
 */
export async function verifyTree(
  repository: PrivateRepository,
  tree: string,
  tip: Tip,
  desired: Rendered,
  layout: Layout,
  once: ReadonlyMap<string, Entry>,
): Promise<void> {
  const [inside, changes] = await Promise.all([repository.listBelow(tree, layout.rendered), repository.diffTrees(tip.commit, tree)]);
  const outside = changes.filter(({ path }) => path !== layout.rendered && !path.startsWith(`${layout.rendered}/`));
  const wrong = [
    ...inside.filter((entry) => !isSame(entry, desired.get(entry.path.slice(layout.rendered.length + 1)))).map(({ path }) => path),
    ...missing(desired, new Set(inside.map(({ path }) => path.slice(layout.rendered.length + 1)))),
    ...outside.filter(({ path, after }) => !once.has(path) || !after || !isSame(after, once.get(path))).map(({ path }) => path),
    ...missing(once, new Set(outside.map(({ path }) => path))),
  ];
  if (wrong.length > 0) throw new Error(`git made another tree than was asked for; nothing was pushed. Wrong or missing: ${wrong.slice(0, 10).join(', ')}`);
}

function missing(wanted: ReadonlyMap<string, Entry>, there: ReadonlySet<string>): string[] {
  return [...wanted.keys()].filter((path) => !there.has(path));
}
