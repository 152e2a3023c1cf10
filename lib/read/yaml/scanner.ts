import { deepest } from '../../deepest';
import { Char, isBlank, isBlankOrBreakOrEnd, isBreak, isBreakOrEnd, isIndicator } from './characters';
import { ScalarScanner } from './scalar-scanner';
import { Token, Tokens } from './tokens';
import { nestedTooDeeply, YamlError } from './yaml-error';

/** Something on the current line that becomes a key if a colon follows. */
interface SimpleKey {
  readonly start: number;
  readonly lineStart: number;
  /** First of the two tokens kept free before it. */
  readonly token: number;
  /** At the indentation of its map: it must be a key. */
  readonly required: boolean;
}

const longestSimpleKey = 1024;

/**
 * Cuts one document into tokens by the rules of YAML 1.1 as Go's reader understands them (decision 0042): indentation becomes
 * `BlockMappingStart`, `BlockSequenceStart` and `BlockEnd`; inside brackets and quotes indentation does not count.
 *
 * @see https://yaml.org/spec/1.1/
 */
export class Scanner extends ScalarScanner {
  private readonly tokens = new Tokens();
  private readonly indents: number[] = [];
  /** What may be a key, for each level of brackets. */
  private readonly simpleKeys: (SimpleKey | undefined)[] = [undefined];

  scan(): Tokens {
    try {
      if (this.at(this.position) === Char.ByteOrderMark) this.lineStart = ++this.position;
      while (this.token());
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      this.tokens.push(Token.Broken, error.offset, error.message);
    }
    return this.tokens;
  }

  /** @returns false at the end of the document */
  private token(): boolean {
    this.skipToToken();
    const start = this.position;
    this.unrollIndent(start - this.lineStart);
    const code = this.at(start);
    if (code === Char.End || this.isDocumentEnd()) return this.end();
    switch (code) {
      case Char.Percent:
        if (start === this.lineStart) throw new YamlError('A directive (%) must be followed by a document that starts with ---', start);
        break;
      case Char.OpenBracket:
        return this.flowStart(Token.FlowSequenceStart);
      case Char.OpenBrace:
        return this.flowStart(Token.FlowMappingStart);
      case Char.CloseBracket:
        return this.flowEnd(Token.FlowSequenceEnd);
      case Char.CloseBrace:
        return this.flowEnd(Token.FlowMappingEnd);
      case Char.Comma:
        return this.flowEntry();
      case Char.Minus:
        if (isBlankOrBreakOrEnd(this.at(start + 1))) return this.blockEntry();
        break;
      case Char.Question:
        if (this.flowLevel > 0 || isBlankOrBreakOrEnd(this.at(start + 1))) return this.key();
        break;
      case Char.Colon:
        if (this.flowLevel > 0 || isBlankOrBreakOrEnd(this.at(start + 1))) return this.value();
        break;
      case Char.Asterisk:
        return this.anchor(Token.Alias);
      case Char.Ampersand:
        return this.anchor(Token.Anchor);
      case Char.Exclamation:
        return this.tag();
      case Char.Bar:
      case Char.Greater:
        if (this.flowLevel === 0) return this.block(code === Char.Bar);
        break;
      case Char.SingleQuote:
      case Char.DoubleQuote:
        return this.quotedScalar(code);
    }
    if (!this.startsPlain(code)) throw new YamlError(`${JSON.stringify(String.fromCharCode(code))} cannot start a value`, start);
    return this.plainScalar();
  }

  private skipToToken(): void {
    for (;;) {
      let code = this.at(this.position);
      while (code === Char.Space || (code === Char.Tab && (this.flowLevel > 0 || !this.simpleKeyAllowed))) code = this.at(++this.position);
      if (code === Char.Hash) while (!isBreakOrEnd(code)) code = this.at(++this.position);
      if (!isBreak(code)) return;
      this.skipBreak();
      if (this.flowLevel === 0) this.simpleKeyAllowed = true;
    }
  }

  private startsPlain(code: number): boolean {
    const next = this.at(this.position + 1);
    if (code === Char.Minus) return !isBlank(next);
    if (code === Char.Question || code === Char.Colon) return this.flowLevel === 0 && !isBlankOrBreakOrEnd(next);
    return code !== Char.Tab && !isIndicator(code);
  }

  private end(): false {
    this.unrollIndent(-1);
    this.dropSimpleKey();
    this.tokens.push(Token.End, this.position);
    return false;
  }

  // --- indentation and keys

  private rollIndent(column: number): boolean {
    if (this.flowLevel > 0 || this.indent >= column) return false;
    if (this.indents.length >= deepest) throw new YamlError(nestedTooDeeply, this.position);
    this.indents.push(this.indent);
    this.indent = column;
    return true;
  }

  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return;
    for (; this.indent > column; this.indent = this.indents.pop()!) this.tokens.push(Token.BlockEnd, this.position);
  }

  /** What starts here may be a key: keeps two places free, for the start of the map and for the key. */
  private saveSimpleKey(): void {
    if (!this.simpleKeyAllowed) return;
    this.dropSimpleKey();
    const start = this.position;
    const required = this.flowLevel === 0 && this.indent === start - this.lineStart;
    this.simpleKeys[this.flowLevel] = { start, lineStart: this.lineStart, token: this.tokens.kinds.length, required };
    this.tokens.push(Token.Unused, start);
    this.tokens.push(Token.Unused, start);
  }

  private dropSimpleKey(): void {
    const key = this.simpleKeys[this.flowLevel];
    if (key?.required) throw new YamlError("Expected ':' after this key", key.start);
    this.simpleKeys[this.flowLevel] = undefined;
  }

  private takeSimpleKey(): SimpleKey | undefined {
    const key = this.simpleKeys[this.flowLevel];
    const tooFar = key && (key.lineStart !== this.lineStart || (!this.json && this.position - key.start > longestSimpleKey));
    if (tooFar) this.dropSimpleKey();
    return tooFar ? undefined : key;
  }

  // --- structure

  private flowStart(kind: Token): true {
    this.saveSimpleKey();
    if (++this.flowLevel > deepest) throw new YamlError(nestedTooDeeply, this.position);
    this.simpleKeys.push(undefined);
    this.simpleKeyAllowed = true;
    return this.single(kind);
  }

  private flowEnd(kind: Token): true {
    this.dropSimpleKey();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      this.simpleKeys.pop();
    }
    this.simpleKeyAllowed = false;
    return this.single(kind);
  }

  private flowEntry(): true {
    this.dropSimpleKey();
    this.simpleKeyAllowed = true;
    return this.single(Token.FlowEntry);
  }

  private blockEntry(): true {
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) throw new YamlError('A list cannot start here: put it on a line of its own', this.position);
      if (this.rollIndent(this.position - this.lineStart)) this.tokens.push(Token.BlockSequenceStart, this.position);
    }
    this.dropSimpleKey();
    this.simpleKeyAllowed = true;
    return this.single(Token.BlockEntry);
  }

  private key(): true {
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) throw new YamlError('A key cannot stand here', this.position);
      if (this.rollIndent(this.position - this.lineStart)) this.tokens.push(Token.BlockMappingStart, this.position);
    }
    this.dropSimpleKey();
    this.simpleKeyAllowed = this.flowLevel === 0;
    return this.single(Token.Key);
  }

  private value(): true {
    const key = this.takeSimpleKey();
    if (key) {
      if (this.rollIndent(key.start - key.lineStart)) this.tokens.set(key.token, Token.BlockMappingStart, key.start);
      this.tokens.set(key.token + 1, Token.Key, key.start);
      this.simpleKeys[this.flowLevel] = undefined;
      this.simpleKeyAllowed = false;
      return this.single(Token.Value);
    }
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) throw new YamlError("': ' cannot stand here: quote the text around it, or check the line above", this.position);
      if (this.rollIndent(this.position - this.lineStart)) this.tokens.push(Token.BlockMappingStart, this.position);
    }
    this.simpleKeyAllowed = this.flowLevel === 0;
    return this.single(Token.Value);
  }

  private single(kind: Token): true {
    this.tokens.push(kind, this.position++);
    return true;
  }

  // --- scalars and what stands before them

  private anchor(kind: Token): true {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.position = this.wordEnd(start + 1);
    const next = this.at(this.position);
    if (this.position === start + 1 || !(isBlankOrBreakOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next)))) {
      throw new YamlError(`A name of letters and digits must follow ${kind === Token.Alias ? '*' : '&'}`, start);
    }
    this.tokens.push(kind, start, this.text.slice(start + 1, this.position));
    return true;
  }

  private tag(): true {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    while (!isBlankOrBreakOrEnd(this.at(this.position))) this.position++;
    this.tokens.push(Token.Tag, start, this.text.slice(start, this.position));
    return true;
  }

  private block(literal: boolean): true {
    this.dropSimpleKey();
    this.simpleKeyAllowed = true;
    const start = this.position;
    this.tokens.push(Token.QuotedScalar, start, this.blockScalar(literal));
    return true;
  }

  private quotedScalar(quote: number): true {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.tokens.push(Token.QuotedScalar, start, quote === Char.SingleQuote ? this.singleQuoted() : this.doubleQuoted());
    return true;
  }

  private plainScalar(): true {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.tokens.push(Token.PlainScalar, start, this.plain());
    return true;
  }
}
