/** What stands in a document, before it means anything: tags and aliases are not resolved yet. */
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

interface NodeBase {
  /** Where it starts, as an index into the text. */
  readonly start: number;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** Neither quoted nor tagged: the text decides on the type. */
  readonly plain: boolean;
  /** As it is written: `!!int`. */
  readonly tag: string | undefined;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: Node[];
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  /** Key and value in turn. */
  readonly pairs: Node[];
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly target: Node;
}
