import type { MappingNode, Node, ScalarNode, SequenceNode } from './node';
import { Scanner } from './scanner';
import { Token } from './tokens';
import type { Tokens } from './tokens';
import { YamlError } from './yaml-error';

export interface ParsedDocument {
  /** `undefined` for an empty document. */
  readonly root: Node | undefined;
  /** Where text starts that no reader of Kubernetes looks at, because the document ended before. */
  readonly ignoredFrom: number | undefined;
}

/**
 * Parses the document between `start` and `end`.
 * @throws YamlError
 */
export function parseDocument(text: string, start: number, end: number, json: boolean): ParsedDocument {
  return new Parser(new Scanner(text, start, end, json).scan()).document();
}

/** From tokens to nodes, by the grammar of YAML 1.1. */
class Parser {
  private next = -1;
  private kind = Token.Unused;
  private readonly anchors = new Map<string, Node>();

  constructor(private readonly tokens: Tokens) {
    this.advance();
  }

  document(): ParsedDocument {
    if (this.kind === Token.End) return { root: undefined, ignoredFrom: undefined };
    const root = this.node(true, false);
    return { root, ignoredFrom: this.is(Token.End) ? undefined : this.start };
  }

  private get start(): number {
    return this.tokens.starts[this.next];
  }

  private advance(): void {
    do this.kind = this.tokens.kinds[++this.next];
    while (this.kind === Token.Unused);
    if (this.kind === Token.Broken) throw new YamlError(this.tokens.texts[this.next], this.start);
  }

  private fail(message: string): never {
    throw new YamlError(message, this.start);
  }

  /** @param block whether lists and maps by indentation may start here; `indentless`: a list at its key's own column too */
  private node(block: boolean, indentless: boolean): Node {
    const start = this.start;
    if (this.kind === Token.Alias) return this.alias();
    let anchor: string | undefined;
    let tag: string | undefined;
    while ((this.kind === Token.Anchor && anchor === undefined) || (this.kind === Token.Tag && tag === undefined)) {
      const text = this.tokens.texts[this.next];
      if (this.kind === Token.Anchor) anchor = text;
      else tag = text;
      this.advance();
    }
    if (anchor === undefined) return this.content(start, tag, false, block, indentless);
    // Known to the aliases inside before it is complete: they are refused when it is made a value.
    const holder = { kind: 'alias', start, target: undefined as unknown as Node };
    this.anchors.set(anchor, holder as Node);
    const node = this.content(start, tag, true, block, indentless);
    holder.target = node;
    this.anchors.set(anchor, node);
    return node;
  }

  private content(start: number, tag: string | undefined, hasAnchor: boolean, block: boolean, indentless: boolean): Node {
    switch (this.kind) {
      case Token.PlainScalar:
      case Token.QuotedScalar:
        return this.scalar(start, tag);
      case Token.FlowSequenceStart:
        return this.flowSequence(start);
      case Token.FlowMappingStart:
        return this.flowMapping(start);
      case Token.BlockEntry:
        if (indentless) return this.indentlessSequence(start);
        break;
      case Token.BlockSequenceStart:
        if (block) return this.blockSequence(start);
        break;
      case Token.BlockMappingStart:
        if (block) return this.blockMapping(start);
        break;
    }
    if (tag !== undefined || hasAnchor) return { kind: 'scalar', start, text: '', plain: tag === undefined, tag };
    return this.fail('A value is missing here');
  }

  private alias(): Node {
    const start = this.start;
    const name = this.tokens.texts[this.next];
    const target = this.anchors.get(name) ?? this.fail(`*${name} refers to an anchor that does not stand before it`);
    this.advance();
    return { kind: 'alias', start, target };
  }

  private scalar(start: number, tag: string | undefined): ScalarNode {
    const plain = tag === undefined && this.kind === Token.PlainScalar;
    const node: ScalarNode = { kind: 'scalar', start, text: this.tokens.texts[this.next], plain, tag };
    this.advance();
    return node;
  }

  private empty(): ScalarNode {
    return { kind: 'scalar', start: this.start, text: '', plain: true, tag: undefined };
  }

  private blockSequence(start: number): SequenceNode {
    const items: Node[] = [];
    this.advance();
    while (this.kind === Token.BlockEntry) {
      this.advance();
      items.push(this.is(Token.BlockEntry, Token.BlockEnd) ? this.empty() : this.node(true, false));
    }
    if (this.kind !== Token.BlockEnd) this.fail("Expected the next item of the list ('- '), or a line indented less");
    this.advance();
    return { kind: 'sequence', start, items };
  }

  private indentlessSequence(start: number): SequenceNode {
    const items: Node[] = [];
    while (this.kind === Token.BlockEntry) {
      this.advance();
      items.push(this.is(Token.BlockEntry, Token.Key, Token.Value, Token.BlockEnd) ? this.empty() : this.node(true, false));
    }
    return { kind: 'sequence', start, items };
  }

  private blockMapping(start: number): MappingNode {
    const pairs: Node[] = [];
    this.advance();
    while (this.kind === Token.Key) {
      this.advance();
      pairs.push(this.is(Token.Key, Token.Value, Token.BlockEnd) ? this.empty() : this.node(true, true));
      pairs.push(this.blockValue());
    }
    if (this.kind !== Token.BlockEnd) this.fail('Expected a key with its colon here, or a line indented less');
    this.advance();
    return { kind: 'mapping', start, pairs };
  }

  private blockValue(): Node {
    if (this.kind !== Token.Value) return this.empty();
    this.advance();
    return this.is(Token.Key, Token.Value, Token.BlockEnd) ? this.empty() : this.node(true, true);
  }

  private flowSequence(start: number): SequenceNode {
    const items: Node[] = [];
    this.flowEntries(Token.FlowSequenceEnd, "Expected ',' or ']'", () => {
      const itemStart = this.start;
      if (this.kind !== Token.Key) items.push(this.node(false, false));
      else items.push({ kind: 'mapping', start: itemStart, pairs: this.flowPair(Token.FlowSequenceEnd) });
    });
    return { kind: 'sequence', start, items };
  }

  private flowMapping(start: number): MappingNode {
    const pairs: Node[] = [];
    this.flowEntries(Token.FlowMappingEnd, "Expected ',' or '}'", () => {
      if (this.kind === Token.Key) pairs.push(...this.flowPair(Token.FlowMappingEnd));
      else pairs.push(this.node(false, false), this.empty());
    });
    return { kind: 'mapping', start, pairs };
  }

  private flowEntries(end: Token, expected: string, entry: () => void): void {
    this.advance();
    for (let first = true; this.kind !== end; first = false) {
      if (!first) {
        if (this.kind !== Token.FlowEntry) this.fail(expected);
        this.advance();
      }
      if (this.kind !== end) entry();
    }
    this.advance();
  }

  private flowPair(end: Token): [Node, Node] {
    this.advance();
    const key = this.is(Token.Value, Token.FlowEntry, end) ? this.empty() : this.node(false, false);
    if (this.kind !== Token.Value) return [key, this.empty()];
    this.advance();
    return [key, this.is(Token.FlowEntry, end) ? this.empty() : this.node(false, false)];
  }

  private is(...kinds: readonly Token[]): boolean {
    return kinds.includes(this.kind);
  }
}
