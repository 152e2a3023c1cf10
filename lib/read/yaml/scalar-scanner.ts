import { Char, isBlank, isBlankOrBreakOrEnd, isBreak, isBreakOrEnd, isFlowIndicator } from './characters';
import { readEscape } from './escapes';
import { YamlError } from './yaml-error';

/** Reads the text of scalars: plain, quoted, and blocks. The position stands behind them afterwards. */
export class ScalarScanner {
  /** Column of the innermost block; -1 outside of all. */
  protected indent = -1;
  protected lineStart: number;
  /** Inside how many brackets. */
  protected flowLevel = 0;
  /** Whether a key may start here: at the start of a line, after `- `, `[` or `,`. */
  protected simpleKeyAllowed = true;

  /**
   * @param text the whole file; the document lies between `position`, the start of a line, and `limit`
   * @param json JSON has two escapes that YAML 1.1 does not know, and keys of any length
   */
  constructor(
    protected readonly text: string,
    protected position: number,
    protected readonly limit: number,
    protected readonly json: boolean,
  ) {
    this.lineStart = position;
  }

  protected at(index: number): number {
    return index < this.limit ? this.text.charCodeAt(index) : Char.End;
  }

  /** `...` alone at the start of a line. */
  protected isDocumentEnd(): boolean {
    const start = this.position;
    return start === this.lineStart && this.text.startsWith('...', start) && isBlankOrBreakOrEnd(this.at(start + 3));
  }

  /** Behind letters, digits, `-` and `_`. */
  protected wordEnd(start: number): number {
    let end = start;
    while (/[\w-]/.test(this.text[end] ?? '') && end < this.limit) end++;
    return end;
  }

  /** @returns the break as text has it: CRLF and CR are LF */
  protected skipBreak(): string {
    const code = this.at(this.position);
    this.position += code === Char.CarriageReturn && this.at(this.position + 1) === Char.LineFeed ? 2 : 1;
    this.lineStart = this.position;
    return code < Char.LineSeparator ? '\n' : String.fromCharCode(code);
  }

  /** The text of a plain scalar. On several lines, they are folded; the first may be the last for a key that follows. */
  protected plain(): string {
    let text = '';
    let fold = '';
    for (;;) {
      if (this.isDocumentEnd() || this.at(this.position) === Char.Hash) break;
      const from = this.position;
      const to = this.plainLineEnd();
      if (to > from) {
        text += fold + this.text.slice(from, to);
        fold = '';
      }
      if (!isBreak(this.at(this.position))) break;
      fold = this.foldedBreaks(this.indent + 1);
      if (this.flowLevel === 0 && this.position - this.lineStart <= this.indent) break;
    }
    if (fold) this.simpleKeyAllowed = true;
    return text;
  }

  /**
   * Moves behind the part of a plain scalar on this line and the blanks that follow.
   * @returns the end of the part
   */
  private plainLineEnd(): number {
    let end = this.position;
    for (;;) {
      const code = this.at(this.position);
      if (code === Char.Space || code === Char.Tab) {
        this.position++;
        continue;
      }
      if (isBreakOrEnd(code) || (code === Char.Hash && this.position > end)) return end;
      if (code === Char.Colon && isBlankOrBreakOrEnd(this.at(this.position + 1))) return end;
      if (this.flowLevel > 0 && isFlowIndicator(code)) return end;
      end = ++this.position;
    }
  }

  /** One break is a blank; of several the first is dropped. Blanks around them do not count. */
  private foldedBreaks(leastColumn: number, first = this.skipBreak()): string {
    let more = '';
    for (;;) {
      const code = this.at(this.position);
      if (isBlank(code)) {
        if (code === Char.Tab && this.position - this.lineStart < leastColumn) throw new YamlError('Indent with blanks: a tab does not count', this.position);
        this.position++;
      } else if (isBreak(code)) more += this.skipBreak();
      else return first === '\n' ? more || ' ' : first + more;
    }
  }

  protected singleQuoted(): string {
    const start = this.position++;
    let text = '';
    for (;;) {
      text += this.quotedRun(start, Char.SingleQuote);
      if (this.at(++this.position) !== Char.SingleQuote) return text;
      text += "'";
      this.position++;
    }
  }

  protected doubleQuoted(): string {
    const start = this.position++;
    let text = '';
    for (;;) {
      text += this.quotedRun(start, Char.DoubleQuote);
      if (this.at(this.position) === Char.DoubleQuote) {
        this.position++;
        return text;
      }
      if (isBreak(this.at(this.position + 1))) {
        this.position++;
        this.skipBreak();
        text += this.foldedBreaks(0, '');
      } else {
        const escape = readEscape(this.text, this.position, this.limit, this.json);
        text += escape.text;
        this.position = escape.end;
      }
    }
  }

  /** Text up to the quote, or to a backslash between double quotes; line breaks in it are folded. */
  private quotedRun(start: number, quote: number): string {
    let text = '';
    for (;;) {
      if (this.isDocumentEnd()) throw new YamlError('This quote is not closed before the document ends (...)', start);
      const from = this.position;
      let code = this.at(from);
      while (code !== quote && !isBreakOrEnd(code) && !(code === Char.Backslash && quote === Char.DoubleQuote)) code = this.at(++this.position);
      if (code === Char.End) throw new YamlError('This quote is not closed', start);
      if (!isBreak(code)) return text + this.text.slice(from, this.position);
      text += this.text.slice(from, this.blanksBefore(this.position, from)) + this.foldedBreaks(0);
    }
  }

  private blanksBefore(end: number, from: number): number {
    let start = end;
    while (start > from && isBlank(this.at(start - 1))) start--;
    return start;
  }

  /** `|` and `>`: lines that are indented further than the block around. */
  protected blockScalar(literal: boolean): string {
    const start = this.position++;
    const header = this.blockHeader(start);
    let indent = header.increment > 0 ? Math.max(this.indent, 0) + header.increment : 0;
    const lead = this.blockBreaks(indent, start);
    indent ||= Math.max(lead.column, this.indent + 1, 1);
    let breaks = lead.breaks;
    let text = '';
    let lastBreak = '';
    let lastIndented = false;
    while (this.position - this.lineStart === indent && this.at(this.position) !== Char.End) {
      const indented = isBlank(this.at(this.position));
      const folds = !literal && !lastIndented && !indented && lastBreak === '\n';
      text += (folds ? (breaks === '' ? ' ' : '') : lastBreak) + breaks;
      lastIndented = indented;
      const from = this.position;
      while (!isBreakOrEnd(this.at(this.position))) this.position++;
      text += this.text.slice(from, this.position);
      lastBreak = isBreak(this.at(this.position)) ? this.skipBreak() : '\n'; // kubectl ends the last line
      breaks = this.blockBreaks(indent, start).breaks;
    }
    return header.chomping === '-' ? text : text + lastBreak + (header.chomping === '+' ? breaks : '');
  }

  /** `|`, `|-`, `|2+` and a comment. */
  private blockHeader(start: number): { increment: number; chomping: string } {
    const header = /^(?:([-+])([0-9])?|([0-9])([-+])?)?[ \t]*/.exec(this.text.slice(this.position, Math.min(this.position + 80, this.limit)))!;
    this.position += header[0].length;
    while (isBlank(this.at(this.position))) this.position++;
    if (this.at(this.position) === Char.Hash) while (!isBreakOrEnd(this.at(this.position))) this.position++;
    const digit = header[2] ?? header[3];
    if (digit === '0') throw new YamlError('The indentation of a block cannot be 0', start);
    if (!isBreakOrEnd(this.at(this.position))) throw new YamlError('Only a comment can follow | and > on their line', this.position);
    if (isBreak(this.at(this.position))) this.skipBreak();
    return { increment: Number(digit ?? 0), chomping: header[1] ?? header[4] ?? '' };
  }

  /**
   * Empty lines, and the indentation of the line behind them.
   * @param indent of the block; 0 where it is not known yet: then the deepest column seen comes back
   */
  private blockBreaks(indent: number, start: number): { breaks: string; column: number } {
    let breaks = '';
    let column = 0;
    for (;;) {
      while ((indent === 0 || this.position - this.lineStart < indent) && this.at(this.position) === Char.Space) this.position++;
      column = Math.max(column, this.position - this.lineStart);
      const code = this.at(this.position);
      if (code === Char.Tab && (indent === 0 || this.position - this.lineStart < indent)) {
        throw new YamlError('Indent the lines of this block with blanks: a tab does not count', start);
      }
      if (!isBreak(code)) return { breaks, column };
      breaks += this.skipBreak();
    }
  }
}
