import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A construct of the app, numbered in the order of the tree: scopes before their children, children as they were added. */
export interface TreeNode {
  readonly index: number;
  readonly construct: IConstruct;
  readonly parent?: TreeNode;
  readonly children: readonly TreeNode[];
}

/** All constructs from one walk, in tree order. The first is the root. */
export type ConstructTree = readonly TreeNode[];

export function walkTree(root: IConstruct): ConstructTree {
  const nodes: TreeNode[] = [];
  const visit = (construct: IConstruct, parent?: TreeNode): TreeNode => {
    const children: TreeNode[] = [];
    const node: TreeNode = { index: nodes.length, construct, parent, children };
    nodes.push(node);
    for (const child of construct.node.children) children.push(visit(child, node));
    return node;
  };
  visit(root);
  return nodes;
}

export function isApiObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct);
}
