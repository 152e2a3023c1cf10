import type { TraceNode } from '../trace';

/** A line of the picture. */
export interface Row {
  readonly node: TraceNode;
  /** How many nodes it lies in. */
  readonly depth: number;
}

/** Each node below the one that it belongs to, in the order in which they came up. */
export function rowsOf(nodes: readonly TraceNode[]): Row[] {
  const inner = new Set(nodes.flatMap(({ children }) => children));
  const rows: Row[] = [];
  const seen = new Set<TraceNode>();
  const add = (node: TraceNode, depth: number): void => {
    if (seen.has(node)) return;
    seen.add(node);
    rows.push({ node, depth });
    for (const child of node.children) add(child, depth + 1);
  };
  for (const node of nodes) if (!inner.has(node)) add(node, 0);
  for (const node of nodes) add(node, 0);
  return rows;
}
