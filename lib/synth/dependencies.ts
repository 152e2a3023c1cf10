import type { IConstruct } from 'constructs';
import type { ConstructTree, TreeNode } from './construct-tree';

/** For each construct by index: those whose objects, all of them, stand before the construct's own objects and all below it. */
export interface Dependencies {
  readonly beforeAll: ReadonlyMap<number, readonly TreeNode[]>;
  /** As above, but for the construct's own object alone. */
  readonly beforeSelf: ReadonlyMap<number, readonly TreeNode[]>;
}

/**
 * Dependencies as `node.addDependency` declares them. Where one end contains the other, the rest of the outer one counts:
 * a chart that depends on one of its objects means its other objects.
 */
export function collectDependencies(tree: ConstructTree): Dependencies {
  const beforeAll = new Map<number, TreeNode[]>();
  const beforeSelf = new Map<number, TreeNode[]>();
  const nodeOf = lazily(() => new Map<IConstruct, TreeNode>(tree.map((node) => [node.construct, node])));
  for (const source of tree) {
    for (const dependency of source.construct.node.dependencies) {
      const target = nodeOf().get(dependency);
      if (!target || target === source) continue; // constructs of another app are not ordered here
      if (contains(target, source)) for (const sibling of besides(target, source)) add(beforeAll, source, sibling);
      else if (contains(source, target)) {
        for (const sibling of besides(source, target)) add(beforeAll, sibling, target);
        for (let node = target.parent!; ; node = node.parent!) {
          add(beforeSelf, node, target);
          if (node === source) break;
        }
      } else add(beforeAll, source, target);
    }
  }
  for (const list of [...beforeAll.values(), ...beforeSelf.values()]) list.sort((a, b) => a.index - b.index);
  return { beforeAll, beforeSelf };
}

function contains(outer: TreeNode, inner: TreeNode): boolean {
  let node: TreeNode | undefined = inner;
  while (node && node.index > outer.index) node = node.parent;
  return node === outer;
}

/** All branches below `outer` that do not lead to `inner`. */
function* besides(outer: TreeNode, inner: TreeNode): Iterable<TreeNode> {
  for (let node = inner; node !== outer; node = node.parent!) {
    for (const sibling of node.parent!.children) if (sibling !== node) yield sibling;
  }
}

function add(map: Map<number, TreeNode[]>, node: TreeNode, before: TreeNode): void {
  const list = map.get(node.index);
  if (list) list.push(before);
  else map.set(node.index, [before]);
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
