import { tokenize, type Token } from './tokens';

/**
 * Names of the calls that stand for optional syntax. CEL has no such functions, and an expression that uses one of
 * these names itself is refused.
 */
export const optionalCalls = {
  select: '__optional_select__',
  index: '__optional_index__',
  entry: '__optional_entry__',
} as const;

const reservedNames = new Set<string>(Object.values(optionalCalls));

/**
 * Rewrites optional syntax, which the parser does not know, into calls that it does: `a.?b` selects, `a[?b]` indexes,
 * and `[?a]`, `{?a: b}` mark an entry. Works on tokens, so strings and comments are never touched, and an expression
 * without optional syntax comes back as it was.
 *
 * @throws Error when the expression uses one of the names that the rewriting needs.
 */
export function rewriteOptionalSyntax(source: string): string {
  if (!source.includes('?') && !source.includes('__optional_')) return source;
  const tokens = tokenize(source);
  const reserved = tokens.find(({ text }) => reservedNames.has(text));
  if (reserved !== undefined) throw new Error(`undeclared reference to '${reserved.text}'`);
  return applyEdits(source, new OptionalSyntaxRewriter(tokens).edits());
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Bracket {
  readonly kind: 'group' | 'index' | 'optional index' | 'list' | 'map';
  /** The element or key that is being read is marked by `?` and its call is still open. */
  entryOpen: boolean;
  /** Conditionals whose `:` is still to come. */
  conditionals: number;
}

class OptionalSyntaxRewriter {
  private readonly brackets: Bracket[] = [{ kind: 'group', entryOpen: false, conditionals: 0 }];
  private readonly found: Edit[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  edits(): Edit[] {
    for (let index = 0; index < this.tokens.length; index = this.visit(index)) {
      // visit() says where to go on.
    }
    return this.found;
  }

  private get bracket(): Bracket {
    return this.brackets[this.brackets.length - 1]!;
  }

  private visit(index: number): number {
    const token = this.tokens[index]!;
    if (token.kind !== 'punctuation') return index + 1;
    switch (token.text) {
      case '.':
        return this.visitDot(index);
      case '(':
        return this.open('group', index);
      case '[':
        return this.visitSquareBracket(index);
      case '{':
        return this.open('map', index);
      case ')':
      case ']':
      case '}':
        return this.close(index);
      case ',':
        return this.visitComma(index);
      case '?':
        this.bracket.conditionals++;
        return index + 1;
      case ':':
        return this.visitColon(index);
      default:
        return index + 1;
    }
  }

  private visitDot(index: number): number {
    const field = this.tokens[index + 2];
    if (!this.isMark(index + 1) || field?.kind !== 'identifier') return index + 1;
    this.replace(this.tokens[index]!.start, field.end, `.${optionalCalls.select}("${field.text}")`);
    return index + 3;
  }

  private visitSquareBracket(index: number): number {
    if (!endsOperand(this.tokens[index - 1])) return this.open('list', index);
    if (!this.isMark(index + 1)) return this.open('index', index);
    this.replace(this.tokens[index]!.start, this.tokens[index + 1]!.end, `.${optionalCalls.index}(`);
    this.brackets.push({ kind: 'optional index', entryOpen: false, conditionals: 0 });
    return index + 2;
  }

  private open(kind: Bracket['kind'], index: number): number {
    this.brackets.push({ kind, entryOpen: false, conditionals: 0 });
    return this.openEntry(index + 1);
  }

  private openEntry(index: number): number {
    const { bracket } = this;
    if ((bracket.kind !== 'list' && bracket.kind !== 'map') || !this.isMark(index)) return index;
    const mark = this.tokens[index]!;
    this.replace(mark.start, mark.end, `${optionalCalls.entry}(`);
    bracket.entryOpen = true;
    return index + 1;
  }

  private closeEntry(position: number): void {
    if (!this.bracket.entryOpen) return;
    this.replace(position, position, ')');
    this.bracket.entryOpen = false;
  }

  private close(index: number): number {
    const token = this.tokens[index]!;
    this.closeEntry(token.start);
    if (this.bracket.kind === 'optional index') this.replace(token.start, token.end, ')');
    if (this.brackets.length > 1) this.brackets.pop();
    return index + 1;
  }

  private visitComma(index: number): number {
    this.closeEntry(this.tokens[index]!.start);
    return this.openEntry(index + 1);
  }

  private visitColon(index: number): number {
    const { bracket } = this;
    if (bracket.conditionals > 0) bracket.conditionals--;
    else if (bracket.kind === 'map') this.closeEntry(this.tokens[index]!.start);
    return index + 1;
  }

  private isMark(index: number): boolean {
    return this.tokens[index]?.text === '?';
  }

  private replace(start: number, end: number, text: string): void {
    this.found.push({ start, end, text });
  }
}

/** Whether `[` after this token indexes, rather than begins a list. */
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'identifier') return token.text !== 'in';
  return token.kind !== 'punctuation' || token.text === ')' || token.text === ']' || token.text === '}';
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source;
  const parts: string[] = [];
  let position = 0;
  for (const edit of edits) {
    parts.push(source.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return parts.join('') + source.slice(position);
}
