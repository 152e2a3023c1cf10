import { ExpressionError, tokenize, type Token } from './expression-tokens';

/** A value that an expression reads from its surroundings: `steps['a'].outputs.result` is `['steps', 'a', 'outputs', 'result']`. */
export interface ExpressionName {
  readonly path: readonly string[];
  /** The expression gets by without it: `a?.b`, `a.b ?? c`. */
  readonly isGuarded: boolean;
  /** It is called: `asInt(...)`. */
  readonly isCalled: boolean;
}

export type ParsedExpression =
  | { readonly names: readonly ExpressionName[]; readonly error?: undefined }
  | { readonly error: string; readonly names?: undefined };

/** Parses an expression of the expr language, for its syntax and the names in it. @see https://expr-lang.org/docs/language-definition */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { names: new ExpressionParser(tokenize(text)).parse() };
  } catch (error) {
    if (error instanceof ExpressionError) return { error: `${error.message}, at character ${error.at + 1}` };
    throw error;
  }
}

const binaryPower: Readonly<Record<string, number>> = {
  '|': 1, or: 10, '||': 10, and: 15, '&&': 15,
  '==': 20, '!=': 20, '<': 20, '>': 20, '<=': 20, '>=': 20, in: 20, matches: 20, contains: 20, startsWith: 20, endsWith: 20,
  '..': 25, '+': 30, '-': 30, '*': 60, '/': 60, '%': 60, '**': 100, '^': 100, '??': 500,
};
const unaryPower: Readonly<Record<string, number>> = { not: 50, '!': 50, '-': 90, '+': 90 };
const negatable = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);
const words = new Set(['or', 'and', 'in', 'matches', 'contains', 'startsWith', 'endsWith', 'not']);
const literals = new Set(['true', 'false', 'nil']);

/** Functions that take a condition on each item of a list. */
const overItems = new Set(
  'all any one none map filter find findIndex findLast findLastIndex count sum groupBy sortBy reduce'.split(' '),
);

const deepest = 200;

class ExpressionParser {
  private next = 0;
  private depth = 0;
  private readonly names: ExpressionName[] = [];
  private readonly locals: string[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): readonly ExpressionName[] {
    this.sequence();
    if (this.token.kind !== 'end') this.fail(`'${this.token.text}' is not expected`);
    return this.names;
  }

  private get token(): Token {
    return this.tokens[this.next];
  }

  private is(text: string): boolean {
    return this.token.text === text && (this.token.kind === 'operator' || words.has(text) || text === 'let');
  }

  private accept(text: string): boolean {
    const found = this.is(text);
    if (found) this.next++;
    return found;
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail(this.token.kind === 'end' ? `'${text}' is missing` : `'${text}' is expected instead of '${this.token.text}'`);
  }

  private fail(message: string): never {
    throw new ExpressionError(message, this.token.at);
  }

  /** `let x = 1; let y = 2; x + y` */
  private sequence(): void {
    const outer = this.locals.length;
    do {
      if (this.token.kind === 'end' && this.next > 0 && this.tokens[this.next - 1].text === ';') break;
      if (this.token.kind === 'name' && this.token.text === 'let') this.declaration();
      else this.expression(0);
    } while (this.accept(';'));
    this.locals.length = outer;
  }

  private declaration(): void {
    this.next++;
    const name = this.token;
    if (name.kind !== 'name') this.fail('a name is expected after let');
    this.next++;
    this.expect('=');
    this.expression(0);
    this.locals.push(name.text);
    if (!this.is(';')) this.fail("';' is missing after let");
  }

  private expression(power: number): void {
    if (++this.depth > deepest) this.fail('it is nested too deeply');
    const firstName = this.names.length;
    this.unary();
    this.binaries(power, firstName);
    if (power === 0) this.conditional();
    this.depth--;
  }

  private unary(): void {
    const power = this.token.kind === 'operator' || this.token.text === 'not' ? unaryPower[this.token.text] : undefined;
    if (power === undefined) return this.operand();
    this.next++;
    this.expression(power);
  }

  private binaries(power: number, firstName: number): void {
    for (;;) {
      const start = this.next;
      const isNegated = this.accept('not');
      const text = this.token.text;
      const own = this.token.kind === 'operator' || words.has(text) ? binaryPower[text] : undefined;
      if (own === undefined || own < power || (isNegated && !negatable.has(text)) || own === 0) {
        this.next = start;
        return;
      }
      this.next++;
      if (text === '??') this.guardSince(firstName);
      if (text === '|') this.pipe();
      else this.expression(text === '**' || text === '^' ? own : own + 1);
    }
  }

  private guardSince(first: number): void {
    for (let index = first; index < this.names.length; index++) this.names[index] = { ...this.names[index], isGuarded: true };
  }

  /** `list | filter(.ok)` */
  private pipe(): void {
    if (this.token.kind !== 'name') this.fail('a function is expected after |');
    this.operand();
  }

  private conditional(): void {
    if (!this.accept('?')) return;
    this.expression(0);
    this.expect(':');
    this.expression(0);
  }

  private operand(): void {
    const { kind, text } = this.token;
    if (kind === 'end') this.fail('it ends where a value is expected');
    if (kind === 'name' && !words.has(text)) return this.nameOrCall();
    if (kind === 'number' || kind === 'text') this.next++;
    else if (this.accept('(')) this.parenthesized();
    else if (this.accept('[')) this.list(']');
    else if (this.accept('{')) this.map();
    else if (this.accept('#')) this.pointer();
    else if (this.is('.')) return this.members(undefined);
    else if (this.accept('::')) return this.builtin();
    else this.fail(`a value is expected instead of '${text}'`);
    this.members(undefined);
  }

  private parenthesized(): void {
    this.sequence();
    this.expect(')');
  }

  /** `#`, `#acc`, `#index` */
  private pointer(): void {
    const before = this.tokens[this.next - 1];
    if (this.token.kind === 'name' && this.token.at === before.at + 1) this.next++;
  }

  private list(end: string): void {
    while (!this.accept(end)) {
      this.expression(0);
      if (!this.accept(',') && !this.is(end)) this.expect(end);
    }
  }

  private map(): void {
    while (!this.accept('}')) {
      if (this.accept('(')) this.parenthesized();
      else if (this.token.kind === 'operator' || this.token.kind === 'end') this.fail('a key is expected');
      else this.next++;
      this.expect(':');
      this.expression(0);
      if (!this.accept(',') && !this.is('}')) this.expect('}');
    }
  }

  /** `::len(x)` is the function of the language, whatever else has its name. */
  private builtin(): void {
    if (this.token.kind !== 'name') this.fail('a function is expected after ::');
    this.nameOrCall();
  }

  private nameOrCall(): void {
    const { text } = this.token;
    this.next++;
    if (this.accept('(')) {
      this.names.push({ path: [text], isGuarded: false, isCalled: true });
      this.callArguments(text);
      return this.members(undefined);
    }
    const isNamed = !literals.has(text) && !this.locals.includes(text);
    this.members(isNamed ? [text] : undefined);
  }

  private callArguments(name: string): void {
    if (!overItems.has(name)) return this.list(')');
    while (!this.accept(')')) {
      if (this.accept('{')) this.block();
      else this.expression(0);
      if (!this.accept(',') && !this.is(')')) this.expect(')');
    }
  }

  private block(): void {
    this.sequence();
    this.expect('}');
  }

  /** `.a`, `?.a`, `['a']`, `[1:2]`, `.f(x)` after a value; `path` is known as long as the value is read by plain names. */
  private members(path: string[] | undefined): void {
    let known = path;
    let isGuarded = false;
    let isCalled = false;
    for (;;) {
      const isOptional = this.is('?.');
      if (isOptional || this.is('.')) {
        this.next++;
        isGuarded ||= isOptional;
        if (this.is('[')) continue;
        if (this.token.kind !== 'name' && this.token.kind !== 'number') this.fail('a name is expected after the dot');
        known = this.step(path, known, this.token.text);
        this.next++;
      } else if (this.accept('[')) {
        const key = this.token.kind === 'text' && this.tokens[this.next + 1]?.text === ']' ? this.token.text : undefined;
        this.index();
        if (known === path && path && key !== undefined) path.push(key);
        else known = known && [...known];
      } else if (this.accept('(')) {
        isCalled = true;
        this.list(')');
        if (known === path) known = path && [...path];
      } else break;
    }
    if (path) this.names.push({ path, isGuarded, isCalled });
  }

  /** The path grows while nothing but names was read. */
  private step(path: string[] | undefined, known: string[] | undefined, name: string): string[] | undefined {
    if (path && known === path) path.push(name);
    return known;
  }

  /** `[0]`, `['a']`, `[1:2]`, `[:2]` */
  private index(): void {
    if (!this.is(':')) this.expression(0);
    if (this.accept(':') && !this.is(']')) this.expression(0);
    this.expect(']');
  }
}
