import type { BinaryOperator, ExpressionTree } from '../../../../constructs/argo-workflows/text/expression-tree';
import { tagsIn } from '../../../../constructs/argo-workflows/text/tags';
import { filledInTree, printTop, variableTree } from './expressions';

/**
 * A `when` in the way of writing that expressions have: `{{steps.flip.outputs.result}} == heads` is `steps.flip.outputs.result == 'heads'`.
 * A text that is one expression tag is that expression. @throws where it cannot be read
 */
export function normalCondition(text: string): string {
  const [tag, second] = tagsIn(text);
  const isWhole = tag && !second && text.slice(0, tag.start).trim() === '' && text.slice(tag.end).trim() === '';
  if (isWhole && tag.isExpression) return printTop(filledInTree(tag.content, true), 'condition');
  return printTop(new ConditionParser(tokensOf(text)).parse(), 'condition');
}

type Token = { readonly kind: 'value'; readonly tree: ExpressionTree } | { readonly kind: 'operator'; readonly text: string };

const word = /\s*(?:'((?:\\[^]|[^'\\])*)'|"((?:\\[^]|[^"\\])*)"|(&&|\|\||==|!=|<=|>=|=~|!~|[<>!()+*/%,-])|([\p{L}\p{Nd}_.]+))/uy;

/** Operators, texts with and without quotes, and tags, which are what they bring. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const tags = new Map(tagsIn(text).map((tag) => [tag.start, tag]));
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const tag = tags.get(at);
    if (tag) {
      tokens.push({ kind: 'value', tree: filledInTree(tag.content, tag.isExpression) });
      at = tag.end;
      continue;
    }
    word.lastIndex = at;
    const found = word.exec(text);
    if (!found) throw new Error(`'${text.slice(at)}' is not understood`);
    const [, single, double, operator, bare] = found;
    at = word.lastIndex;
    if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else tokens.push({ kind: 'value', tree: bare === undefined ? quotedTree(single ?? double ?? '') : { kind: 'literal', value: valueOf(bare) } });
  }
  return tokens;
}

/** What stands in quotes is a text, also when a tag brings it. */
function quotedTree(text: string): ExpressionTree {
  const [tag] = tagsIn(text);
  if (!tag) return { kind: 'literal', value: text };
  if (tag.start > 0 || tag.end < text.length || tag.isExpression) throw new Error('a tag is only a part of a text');
  return variableTree(tag.content);
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}

function valueOf(bare: string): string | number | boolean {
  if (bare === 'true' || bare === 'false') return bare === 'true';
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : bare;
}

const levels: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { '||': 'or' },
  { '&&': 'and' },
  { '==': '==', '!=': '!=', '<': '<', '>': '>', '<=': '<=', '>=': '>=', '=~': 'matches', '!~': 'matches', in: 'in' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', '%': '%' },
];

class ConditionParser {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): ExpressionTree {
    const tree = this.level(0);
    if (this.next < this.tokens.length) throw new Error('an operator is missing');
    return tree;
  }

  private level(depth: number): ExpressionTree {
    const operators = levels[depth];
    if (!operators) return this.prefix();
    let left = this.level(depth + 1);
    for (let text = this.operator(); text !== undefined && Object.hasOwn(operators, text); text = this.operator()) {
      this.next++;
      const tree: ExpressionTree = { kind: 'binary', operator: operators[text]!, left, right: this.level(depth + 1) };
      left = text === '!~' ? { kind: 'unary', operator: 'not', operand: tree } : tree;
    }
    return left;
  }

  private operator(): string | undefined {
    const token = this.tokens[this.next];
    if (token?.kind === 'operator') return token.text;
    return token?.tree.kind === 'literal' && token.tree.value === 'in' ? 'in' : undefined;
  }

  private prefix(): ExpressionTree {
    const token = this.tokens[this.next++];
    if (token?.kind === 'value') return token.tree;
    if (token?.text === '!') return { kind: 'unary', operator: 'not', operand: this.prefix() };
    if (token?.text === '-') return { kind: 'unary', operator: '-', operand: this.prefix() };
    if (token?.text !== '(') throw new Error('a value is missing');
    const items = [this.level(0)];
    while (this.operator() === ',' && this.next++ >= 0) items.push(this.level(0));
    if (this.operator() !== ')') throw new Error("')' is missing");
    this.next++;
    return items.length === 1 ? items[0]! : { kind: 'list', items };
  }
}
