/** Codes of the characters that mean something in YAML. `End` stands for the end of the text. */
export const enum Char {
  End = -1,
  Tab = 0x09,
  LineFeed = 0x0a,
  CarriageReturn = 0x0d,
  Space = 0x20,
  Exclamation = 0x21,
  DoubleQuote = 0x22,
  Hash = 0x23,
  Percent = 0x25,
  Ampersand = 0x26,
  SingleQuote = 0x27,
  Asterisk = 0x2a,
  Plus = 0x2b,
  Comma = 0x2c,
  Minus = 0x2d,
  Dot = 0x2e,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  Less = 0x3c,
  Greater = 0x3e,
  Question = 0x3f,
  At = 0x40,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  Backtick = 0x60,
  OpenBrace = 0x7b,
  Bar = 0x7c,
  CloseBrace = 0x7d,
  NextLine = 0x85,
  LineSeparator = 0x2028,
  ParagraphSeparator = 0x2029,
  ByteOrderMark = 0xfeff,
}

/** Line breaks of YAML 1.1, which has three that YAML 1.2 dropped. */
export function isBreak(code: number): boolean {
  return code <= Char.CarriageReturn
    ? code === Char.LineFeed || code === Char.CarriageReturn
    : code >= Char.NextLine && (code === Char.NextLine || code === Char.LineSeparator || code === Char.ParagraphSeparator);
}

export function isBreakOrEnd(code: number): boolean {
  return code === Char.End || isBreak(code);
}

export function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.Tab;
}

export function isBlankOrBreakOrEnd(code: number): boolean {
  return code <= Char.Space ? isBlank(code) || isBreakOrEnd(code) : isBreak(code);
}

/** `,?[]{}` end a plain scalar inside `[...]` and `{...}`. */
export function isFlowIndicator(code: number): boolean {
  switch (code) {
    case Char.Comma:
    case Char.Question:
    case Char.OpenBracket:
    case Char.CloseBracket:
    case Char.OpenBrace:
    case Char.CloseBrace:
      return true;
    default:
      return false;
  }
}

/** Characters that start no plain scalar; `-`, `?` and `:` do where no blank follows. */
export function isIndicator(code: number): boolean {
  return isFlowIndicator(code) || '-:#&*!|>\'"%@`'.includes(String.fromCharCode(code));
}
