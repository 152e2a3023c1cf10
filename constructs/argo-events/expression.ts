/** What an expression of a filter uses, or why it cannot be read. */
export type ReadExpression = { readonly names: readonly string[] } | { readonly mistake: string };

/** A piece of an expression. */
export interface Token {
  readonly kind: 'operand' | 'name' | 'binary' | 'prefix' | 'open' | 'close';
  readonly text: string;
}

/** Longest first. A minus may stand before an operand and between two. */
const tokenPatterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['operand', /^(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)/],
  ['operand', /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/s],
  ['binary', /^(?:&&|\|\||==|!=|>=|<=|=~|!~|\*\*|>>|<<|\?\?|[-+*/%<>&|^?:,])/],
  ['prefix', /^[!~]/],
  ['open', /^\(/],
  ['close', /^\)/],
  ['name', /^\[(?:[^\]\\]|\\.)+\]/],
  ['name', /^(?:[\p{L}_]|\\.)(?:[\p{L}\p{N}_.]|\\.)*/u],
];

/** The names that an expression in the language of govaluate uses. */
export function namesInExpression(text: string): ReadExpression {
  const read = tokensOf(text);
  return 'mistake' in read ? read : { names: namesOf(read.tokens) };
}

/**
 * Reads an expression in the language of govaluate.
 *
 * @see https://github.com/Knetic/govaluate
 */
export function tokensOf(text: string): { readonly tokens: readonly Token[] } | { readonly mistake: string } {
  const tokens: Token[] = [];
  for (let rest = text.trimStart(); rest !== ''; ) {
    const token = nextToken(rest);
    if (token === undefined) return { mistake: `'${rest.slice(0, 12)}' has no meaning` };
    tokens.push(token);
    rest = rest.slice(token.text.length).trimStart();
  }
  const mistake = mistakeIn(tokens);
  return mistake === undefined ? { tokens } : { mistake };
}

function nextToken(rest: string): Token | undefined {
  for (const [kind, pattern] of tokenPatterns) {
    const text = pattern.exec(rest)?.[0];
    if (text === undefined) continue;
    if (kind === 'name' && /^in$/i.test(text)) return { kind: 'binary', text };
    return { kind: kind === 'name' && /^(?:true|false)$/i.test(text) ? 'operand' : kind, text };
  }
  return undefined;
}

/** Operands and operators take turns; parentheses match. */
function mistakeIn(list: readonly Token[]): string | undefined {
  let open = 0;
  let wantsOperand = true;
  for (const [index, { kind, text }] of list.entries()) {
    const isSign = kind === 'prefix' || (text === '-' && wantsOperand);
    if (isSign && wantsOperand) continue;
    if (kind === 'close' && wantsOperand && list[index - 1]?.kind !== 'open') return `something is missing before '${text}'`;
    if (kind === 'binary' && wantsOperand) return `something is missing before '${text}'`;
    if ((kind === 'operand' || kind === 'name' || kind === 'open' || kind === 'prefix') && !wantsOperand) return `an operator is missing before '${text}'`;
    if (kind === 'open') open++;
    if (kind === 'close' && --open < 0) return "a '(' is missing";
    wantsOperand = kind === 'binary' || kind === 'open';
  }
  if (open > 0) return "a ')' is missing";
  return wantsOperand ? 'its end is missing' : undefined;
}

/** A name with dots reaches into the value of the first. */
function namesOf(list: readonly Token[]): string[] {
  const names = list.filter(({ kind }) => kind === 'name').map(({ text }) => plainName(text));
  return [...new Set(names)];
}

function plainName(text: string): string {
  if (text.startsWith('[')) return text.slice(1, -1).replace(/\\(.)/g, '$1');
  return (/^(?:[^.\\]|\\.)+/.exec(text)?.[0] ?? text).replace(/\\(.)/g, '$1');
}
