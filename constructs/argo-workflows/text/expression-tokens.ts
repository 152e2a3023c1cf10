import { unescapeText } from './expression-texts';

export type TokenKind = 'number' | 'text' | 'name' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it is written; what it stands for in case of texts. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Why a text is no expression, and where. */
export class ExpressionError extends Error {
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|#\s*$)+/y;
const number = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)(?:\.(?!\.)[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*(?:[eE][+-]?\d+)?/y;
const name = /[$_\p{L}][$_\p{L}\p{Nd}]*/uy;
const quoted = /"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|`(?:[^`]|``)*`/y;
const operator = /\*\*|\?\.|\?\?|\.\.|\|\||&&|==|!=|<=|>=|::|[-+*/%^!<>?:|()[\]{},.;#=]/y;

/** Splits an expression of the expr language into tokens, the last of kind `end`. @throws ExpressionError */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', at: text.length, end: text.length });
  return tokens;
}

function skip(text: string, at: number): number {
  return at + (match(space, text, at)?.length ?? 0);
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  const string = match(quoted, text, at);
  if (string !== undefined) return { kind: 'text', text: textOf(string, at), at, end: at + string.length };
  const figure = isMemberDot(text, at, before) ? undefined : match(number, text, at);
  if (figure !== undefined) return { kind: 'number', text: figure, at, end: endOfNumber(text, at + figure.length, at) };
  const word = match(name, text, at);
  if (word !== undefined) return { kind: 'name', text: word, at, end: at + word.length };
  const sign = match(operator, text, at);
  if (sign !== undefined) return { kind: 'operator', text: sign, at, end: at + sign.length };
  throw new ExpressionError(/["'`]/.test(text[at]) ? 'a text is not closed' : `'${text[at]}' stands for nothing`, at);
}

function textOf(quotedText: string, at: number): string {
  const { text, error } = unescapeText(quotedText);
  if (error !== undefined) throw new ExpressionError(error, at);
  return text;
}

function endOfNumber(text: string, end: number, at: number): number {
  const more = match(name, text, end);
  if (more !== undefined) throw new ExpressionError(`'${text.slice(at, end)}${more}' is no number`, at);
  return end;
}

/** `a.1` reads a member; `.5` is a number only where an operand may stand. */
function isMemberDot(text: string, at: number, before: Token | undefined): boolean {
  return text[at] === '.' && before !== undefined && (before.kind !== 'operator' || before.text === ')' || before.text === ']');
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
