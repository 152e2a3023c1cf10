export const enum Token {
  /** Kept free before whatever may turn out to be a key. */
  Unused,
  BlockSequenceStart,
  BlockMappingStart,
  BlockEnd,
  FlowSequenceStart,
  FlowSequenceEnd,
  FlowMappingStart,
  FlowMappingEnd,
  BlockEntry,
  FlowEntry,
  Key,
  Value,
  Alias,
  Anchor,
  Tag,
  PlainScalar,
  QuotedScalar,
  /** End of the document. */
  End,
  /** The scanner could not go on; the text of the token says why. Whoever stops before does not care. */
  Broken,
}

/** The tokens of one document, in parallel arrays: manifests have many, and each is looked at once. */
export class Tokens {
  readonly kinds: Token[] = [];
  readonly starts: number[] = [];
  readonly texts: string[] = [];

  push(kind: Token, start: number, text = ''): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.texts.push(text);
  }

  /** Fills a place that was kept free. */
  set(index: number, kind: Token, start: number): void {
    this.kinds[index] = kind;
    this.starts[index] = start;
  }
}
