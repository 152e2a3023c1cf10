import type { ConstructTree, TreeNode } from './construct-tree';
import { collectDependencies, type Dependencies } from './dependencies';

/** A chain of dependencies that leads back to its start: each depends on the next, the last on the first. */
export type DependencyCycle = readonly TreeNode[];

export interface ConstructOrder {
  /** Every construct once, each after all that it depends on; otherwise in tree order. */
  readonly ordered: readonly TreeNode[];
  /** Dependencies that could not be kept, because they lead back to where they start. */
  readonly cycles: readonly DependencyCycle[];
}

/**
 * Three moments of every construct are ordered: `begin`, before anything in it; `self`, its own object; `end`, after everything in it.
 * So a dependency between two charts is one edge, however many objects they have, and the whole is linear.
 */
const begin = 0;
const self = 1;
const end = 2;

/** A moment whose predecessors are being visited. */
interface Frame {
  readonly moment: number;
  readonly before: readonly number[];
  next: number;
}

/** Orders by a depth-first search with a stack of its own: chains may be longer than the call stack is deep. */
export function orderConstructs(tree: ConstructTree): ConstructOrder {
  const dependencies = collectDependencies(tree);
  if (dependencies.beforeAll.size === 0 && dependencies.beforeSelf.size === 0) return { ordered: tree, cycles: [] };
  const ordered: TreeNode[] = [];
  const cycles: DependencyCycle[] = [];
  const state = new Uint8Array(tree.length * 3); // 0 unseen, 1 being visited, 2 done
  const stack: Frame[] = [];
  const enter = (moment: number): void => {
    state[moment] = 1;
    stack.push({ moment, before: predecessors(tree, dependencies, moment), next: 0 });
  };
  enter(momentOf(tree[0]!, end));
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    if (frame.next < frame.before.length) {
      const moment = frame.before[frame.next++]!;
      if (state[moment] === 0) enter(moment);
      else if (state[moment] === 1) cycles.push(cycleIn(tree, stack, moment));
      continue;
    }
    state[frame.moment] = 2;
    stack.pop();
    if (frame.moment % 3 === self) ordered.push(nodeAt(tree, frame.moment));
  }
  return { ordered, cycles };
}

function predecessors(tree: ConstructTree, { beforeAll, beforeSelf }: Dependencies, moment: number): number[] {
  const node = nodeAt(tree, moment);
  const endOf = (other: TreeNode): number => momentOf(other, end);
  switch (moment % 3) {
    case begin:
      return [...(node.parent ? [momentOf(node.parent, begin)] : []), ...(beforeAll.get(node.index) ?? []).map(endOf)];
    case self:
      return [momentOf(node, begin), ...(beforeSelf.get(node.index) ?? []).map(endOf)];
    default:
      return [momentOf(node, self), ...node.children.map(endOf)];
  }
}

/** The stack from the repeated moment on is the cycle. A dependency leads from `begin` or `self` of a construct to `end` of another. */
function cycleIn(tree: ConstructTree, stack: readonly Frame[], repeated: number): DependencyCycle {
  const start = stack.findIndex((frame) => frame.moment === repeated);
  const moments = [...stack.slice(start).map((frame) => frame.moment), repeated];
  const isDependency = (moment: number, following: number): boolean => moment % 3 !== end && following % 3 === end;
  return moments.slice(0, -1).flatMap((moment, index) => (isDependency(moment, moments[index + 1]!) ? [nodeAt(tree, moment)] : []));
}

function nodeAt(tree: ConstructTree, moment: number): TreeNode {
  return tree[Math.floor(moment / 3)]!;
}

function momentOf(node: TreeNode, part: number): number {
  return node.index * 3 + part;
}
