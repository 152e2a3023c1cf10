import { expressionFunctions, functionsOverItems } from './expression-functions';
import { ExpressionError, tokenize, type Token } from './expression-tokens';
import type { BinaryOperator, ExpressionTree, UnaryOperator } from './expression-tree';

/** Reads an expression of the expr language. @throws ExpressionError @see https://expr-lang.org/docs/language-definition */
export function parseTree(text: string): ExpressionTree {
  return new ExpressionParser(tokenize(text)).parse();
}

const binaryPower: Readonly<Record<string, number>> = {
  or: 10, '||': 10, and: 15, '&&': 15,
  '==': 20, '!=': 20, '<': 20, '>': 20, '<=': 20, '>=': 20, in: 20, matches: 20, contains: 20, startsWith: 20, endsWith: 20,
  '..': 25, '+': 30, '-': 30, '*': 60, '/': 60, '%': 60, '**': 100, '^': 100, '??': 500,
};
const unaryPower: Readonly<Record<string, number>> = { not: 50, '!': 50, '-': 90, '+': 90 };
const comparisons = new Set(['<', '>', '<=', '>=']);
const negatable = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);
const words = new Set(['or', 'and', 'in', 'matches', 'contains', 'startsWith', 'endsWith', 'not', 'let', 'if', 'else']);
const spellings: Readonly<Record<string, string>> = { '||': 'or', '&&': 'and', '^': '**', '!': 'not' };
const literals: ReadonlyMap<string, boolean | null> = new Map([['true', true], ['false', false], ['nil', null]]);
const greatestInteger = 2n ** 63n - 1n;
const deepest = 200;

class ExpressionParser {
  private next = 0;
  private depth = 0;
  /** How many predicates are open: `#` and `.name` stand for an item in there. */
  private predicates = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): ExpressionTree {
    const tree = this.sequence();
    if (this.token.kind !== 'end') this.fail(`'${this.token.text}' is not expected`);
    return tree;
  }

  private get token(): Token {
    return this.tokens[this.next];
  }

  private is(text: string): boolean {
    return this.token.text === text && (this.token.kind === 'operator' || (this.token.kind === 'name' && words.has(text)));
  }

  private accept(text: string): boolean {
    const found = this.is(text);
    if (found) this.next++;
    return found;
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail(this.token.kind === 'end' ? `'${text}' is missing` : `'${text}' is expected instead of '${this.token.text}'`);
  }

  private fail(message: string, at = this.token.at): never {
    throw new ExpressionError(message, at);
  }

  /** `let x = 1; let y = 2; x + y` */
  private sequence(): ExpressionTree {
    const items = [this.expression(0)];
    while (this.accept(';')) {
      if (this.token.kind === 'end') break;
      items.push(this.expression(0));
    }
    return items.length === 1 ? items[0] : { kind: 'sequence', items };
  }

  private declaration(): ExpressionTree {
    const { kind, text: name } = this.token;
    if (kind !== 'name' || words.has(name)) this.fail('a name is expected after let');
    this.next++;
    this.expect('=');
    const value = this.expression(0);
    if (!this.accept(';')) this.fail("';' is missing after let");
    return { kind: 'let', name, value, body: this.sequence() };
  }

  private expression(power: number): ExpressionTree {
    if (++this.depth > deepest) this.fail('it is nested too deeply');
    const tree = power === 0 && this.accept('let') ? this.declaration() : power === 0 && this.accept('if') ? this.branches() : this.operators(power);
    this.depth--;
    return tree;
  }

  /** `if a { b } else { c }` */
  private branches(): ExpressionTree {
    const condition = this.expression(0);
    const yes = this.block();
    this.expect('else');
    return { kind: 'conditional', condition, yes, no: this.accept('if') ? this.branches() : this.block() };
  }

  private block(): ExpressionTree {
    this.expect('{');
    const body = this.sequence();
    this.expect('}');
    return body;
  }

  private operators(power: number): ExpressionTree {
    const tree = this.binaries(this.unary(), power);
    return power === 0 ? this.conditional(tree) : tree;
  }

  private unary(): ExpressionTree {
    const { kind, text } = this.token;
    const power = kind === 'operator' || text === 'not' ? (kind === 'text' ? undefined : unaryPower[text]) : undefined;
    if (power === undefined) return this.operand();
    this.next++;
    return this.members({ kind: 'unary', operator: (spellings[text] ?? text) as UnaryOperator, operand: this.expression(power) });
  }

  private binaries(first: ExpressionTree, power: number): ExpressionTree {
    let left = first;
    let before = '';
    for (;;) {
      const start = this.next;
      const isNegated = this.accept('not');
      const { text, at } = this.token;
      if (isNegated && !(this.is(text) && negatable.has(text))) this.fail(`'${text}' is not expected`);
      if (power === 0 && this.accept('|')) {
        left = this.pipe(left);
        before = '|';
        continue;
      }
      const own = this.is(text) ? binaryPower[text] : undefined;
      if (own === undefined || own < power) {
        this.next = start;
        return left;
      }
      this.next++;
      if (before === '??' && text !== '??') this.fail(`'${text}' and '??' need brackets between them`, at);
      const tree = this.binary(left, text, own);
      left = isNegated ? { kind: 'unary', operator: 'not', operand: tree } : tree;
      before = text;
    }
  }

  private binary(left: ExpressionTree, text: string, power: number): ExpressionTree {
    if (comparisons.has(text)) return this.comparison(left, text, power);
    const right = this.expression(text === '**' || text === '^' ? power : power + 1);
    return { kind: 'binary', operator: (spellings[text] ?? text) as BinaryOperator, left, right };
  }

  /** `1 < a < 5` asks for both. */
  private comparison(first: ExpressionTree, sign: string, power: number): ExpressionTree {
    let [left, operator, whole] = [first, sign, undefined as ExpressionTree | undefined];
    for (;;) {
      const right = this.expression(power + 1);
      const one: ExpressionTree = { kind: 'binary', operator: operator as BinaryOperator, left, right };
      whole = whole ? { kind: 'binary', operator: 'and', left: whole, right: one } : one;
      if (!(this.token.kind === 'operator' && comparisons.has(this.token.text))) return whole;
      operator = this.token.text;
      left = right;
      this.next++;
    }
  }

  /** `list | filter(.ok)` */
  private pipe(first: ExpressionTree): ExpressionTree {
    const { kind, text } = this.token;
    if (kind !== 'name' || words.has(text)) this.fail('a function is expected after |');
    this.next++;
    return this.call(text, [first]);
  }

  /** `a ? b : c`, and `a ?: c` for `a ? a : c`. */
  private conditional(first: ExpressionTree): ExpressionTree {
    let condition = first;
    while (this.accept('?')) {
      const yes = this.is(':') ? condition : this.expression(0);
      this.expect(':');
      condition = { kind: 'conditional', condition, yes, no: this.expression(0) };
    }
    return condition;
  }

  private operand(): ExpressionTree {
    const { kind, text } = this.token;
    if (kind === 'end') this.fail('it ends where a value is expected');
    if (kind === 'number') return this.number();
    if (kind === 'name' && literals.has(text)) {
      this.next++;
      return { kind: 'literal', value: literals.get(text)! };
    }
    return this.members(this.start());
  }

  /** What members may be read from. */
  private start(): ExpressionTree {
    const { kind, text } = this.token;
    if (kind === 'name' && !words.has(text)) return this.nameOrCall();
    if (kind === 'text') {
      this.next++;
      return { kind: 'literal', value: text };
    }
    if (this.accept('(')) return this.parenthesized();
    if (this.accept('[')) return { kind: 'list', items: this.items(']') };
    if (this.accept('{')) return this.map();
    if (this.predicates > 0 && this.accept('#')) return this.pointer();
    if (this.predicates > 0 && this.is('.')) return { kind: 'pointer', name: '' };
    if (this.accept('::')) return this.builtin();
    return this.fail(`a value is expected instead of '${text}'`);
  }

  private number(): ExpressionTree {
    const { text } = this.token;
    const digits = text.replaceAll('_', '').toLowerCase();
    const value = /^0[xbo]/.test(digits) || !/[.e]/.test(digits) ? BigInt(digits) : Number(digits);
    if (value === Infinity || (typeof value === 'bigint' && value > greatestInteger)) this.fail(`'${text}' is too large`);
    this.next++;
    return { kind: 'literal', value };
  }

  private parenthesized(): ExpressionTree {
    const tree = this.sequence();
    this.expect(')');
    return tree;
  }

  /** `#`, `#acc`, `#index` */
  private pointer(): ExpressionTree {
    const { kind, text, at } = this.token;
    const isNamed = kind === 'name' && at === this.tokens[this.next - 1].end;
    if (isNamed) this.next++;
    return { kind: 'pointer', name: isNamed ? text : '' };
  }

  private items(end: string): ExpressionTree[] {
    const items: ExpressionTree[] = [];
    while (!this.accept(end)) {
      items.push(this.expression(0));
      if (!this.accept(',') && !this.is(end)) this.expect(end);
    }
    return items;
  }

  private map(): ExpressionTree {
    const pairs: [ExpressionTree, ExpressionTree][] = [];
    while (!this.accept('}')) {
      const key = this.key();
      this.expect(':');
      pairs.push([key, this.expression(0)]);
      if (!this.accept(',') && !this.is('}')) this.expect('}');
    }
    return { kind: 'map', pairs };
  }

  private key(): ExpressionTree {
    const { kind, text } = this.token;
    if (this.is('(')) return this.expression(0);
    if (kind === 'operator' || kind === 'end' || (kind === 'name' && words.has(text))) this.fail('a key is expected');
    this.next++;
    return { kind: 'literal', value: text };
  }

  /** `::len(x)` is the function of the language, whatever else has its name. */
  private builtin(): ExpressionTree {
    const { kind, text } = this.token;
    if (kind !== 'name') this.fail('a function is expected after ::');
    this.next++;
    return this.call(text, []);
  }

  private nameOrCall(): ExpressionTree {
    const { text } = this.token;
    this.next++;
    return this.is('(') ? this.call(text, []) : { kind: 'name', name: text };
  }

  private call(name: string, first: readonly ExpressionTree[]): ExpressionTree {
    this.expect('(');
    if (functionsOverItems.has(name)) return { kind: 'builtin', name, args: this.argumentsOverItems(name, first) };
    const args = [...first, ...this.items(')')];
    return expressionFunctions.has(name) ? { kind: 'builtin', name, args } : { kind: 'call', callee: { kind: 'name', name }, args };
  }

  /** A list, what to do with its items, and perhaps one more. */
  private argumentsOverItems(name: string, first: readonly ExpressionTree[]): ExpressionTree[] {
    const [least, most] = functionsOverItems.get(name)!;
    const args = [...first];
    while (!this.accept(')')) {
      if (args.length === most) this.expect(')');
      args.push(args.length === 1 ? this.predicate() : this.expression(0));
      if (!this.accept(',') && !this.is(')')) this.expect(')');
    }
    if (args.length < least) this.fail(`'${name}' needs ${least} arguments`, this.tokens[this.next - 1].at);
    return args;
  }

  private predicate(): ExpressionTree {
    this.predicates++;
    const body = this.is('{') ? this.block() : this.expression(0);
    this.predicates--;
    return { kind: 'predicate', body };
  }

  /** `.a`, `?.a`, `['a']`, `[1:2]`, `.f(x)` after a value */
  private members(first: ExpressionTree): ExpressionTree {
    let tree = first;
    for (;;) {
      const isOptional = this.is('?.');
      if (isOptional && this.tokens[this.next + 1].text === '[') this.next++;
      if (this.is('.') || this.is('?.')) tree = this.named(tree, isOptional);
      else if (this.accept('[')) tree = this.indexed(tree, isOptional);
      else return tree;
    }
  }

  private named(object: ExpressionTree, isOptional: boolean): ExpressionTree {
    this.next++;
    const { kind, text } = this.token;
    if (kind !== 'name') this.fail('a name is expected after the dot');
    this.next++;
    const base = object.kind === 'chain' ? object.inner : object;
    const member: ExpressionTree = { kind: 'member', object: base, property: { kind: 'literal', value: text }, isOptional };
    const tree: ExpressionTree = this.accept('(') ? { kind: 'call', callee: member, args: this.items(')') } : member;
    return isOptional || object.kind === 'chain' ? { kind: 'chain', inner: tree } : tree;
  }

  /** `[0]`, `['a']`, `[1:2]`, `[:2]` */
  private indexed(object: ExpressionTree, isOptional: boolean): ExpressionTree {
    const from = this.is(':') ? undefined : this.expression(0);
    const isSlice = this.accept(':');
    const to = isSlice && !this.is(']') ? this.expression(0) : undefined;
    this.expect(']');
    if (isSlice) return { kind: 'slice', object, from, to };
    const member: ExpressionTree = { kind: 'member', object, property: from!, isOptional };
    return isOptional ? { kind: 'chain', inner: member } : member;
  }
}
