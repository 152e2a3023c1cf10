/** A lexical token of a CEL expression. White space and comments lie between tokens. */
export interface Token {
  readonly kind: 'identifier' | 'number' | 'string' | 'punctuation';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// One alternative per lexical rule of the CEL grammar; the order matters: string prefixes look like identifiers.
const blank = String.raw`(?:[\t\n\f\r ]+|\/\/[^\n]*)`;
const rawString = String.raw`[bB]?[rR][bB]?(?:"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`;
const cookedString = String.raw`[bB]?(?:"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^\\"\n\r])*"|'(?:\\[^]|[^\\'\n\r])*')`;
const number = String.raw`0[xX][0-9a-fA-F]+[uU]?|(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?[uU]?`;
const identifier = String.raw`[_a-zA-Z][_a-zA-Z0-9]*`;
const lexicalRules = new RegExp(`${blank}|(${rawString}|${cookedString})|(${number})|(${identifier})|([^])`, 'y');

/**
 * Splits an expression into tokens. Every character is either part of a token or blank, so nothing is lost; what is
 * not CEL at all comes out as punctuation and is left to the parser to refuse.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  lexicalRules.lastIndex = 0;
  while (lexicalRules.lastIndex < source.length) {
    const start = lexicalRules.lastIndex;
    const match = lexicalRules.exec(source);
    if (match === null) break;
    const kind = kindOf(match);
    if (kind !== undefined) tokens.push({ kind, text: match[0], start, end: start + match[0].length });
  }
  return tokens;
}

function kindOf(match: RegExpExecArray): Token['kind'] | undefined {
  if (match[1] !== undefined) return 'string';
  if (match[2] !== undefined) return 'number';
  if (match[3] !== undefined) return 'identifier';
  return match[4] === undefined ? undefined : 'punctuation';
}
