export type TokenKind = 'number' | 'text' | 'name' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it is written; without quotes for texts. */
  readonly text: string;
  readonly at: number;
}

/** Why a text is no expression, and where. */
export class ExpressionError extends Error {
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|#\s*$)+/y;
const number = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const name = /[$_\p{L}][$_\p{L}\p{Nd}]*/uy;
const quoted = /"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|`[^`]*`/y;
const operator = /\*\*|\?\.|\?\?|\.\.|\|\||&&|==|!=|<=|>=|::|[-+*/%^!<>?:|()[\]{},.;#=]/y;

/** Splits an expression of the expr language into tokens, the last of kind `end`. @throws ExpressionError */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push(token);
    at += token.kind === 'text' ? token.text.length + 2 : token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

function skip(text: string, at: number): number {
  return at + (match(space, text, at)?.length ?? 0);
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  const string = match(quoted, text, at);
  if (string !== undefined) return { kind: 'text', text: string.slice(1, -1), at };
  const figure = isMemberDot(text, at, before) ? undefined : match(number, text, at);
  if (figure !== undefined) return { kind: 'number', text: figure, at };
  const word = match(name, text, at);
  if (word !== undefined) return { kind: 'name', text: word, at };
  const sign = match(operator, text, at);
  if (sign !== undefined) return { kind: 'operator', text: sign, at };
  throw new ExpressionError(/["'`]/.test(text[at]) ? 'a text is not closed' : `'${text[at]}' stands for nothing`, at);
}

/** `a.1` reads a member; `.5` is a number only where an operand may stand. */
function isMemberDot(text: string, at: number, before: Token | undefined): boolean {
  return text[at] === '.' && before !== undefined && (before.kind !== 'operator' || before.text === ')' || before.text === ']');
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
