/**
 * How a text is written so that YAML 1.1 readers (Go, PyYAML) and YAML 1.2 readers all get it back.
 * Plain where no reader can take it for anything else, quoted otherwise. Decision 0041.
 */

/** Longest key that every reader takes for one: they allow 1024 bytes or characters, with its quotes and escapes. */
const longestSimpleKey = 340;

/** What a character means inside a plain scalar. */
const enum Inside {
  Harmless,
  Space,
  Colon,
  Hash,
  /** Line breaks, tabs and controls. */
  Never,
}

const inside = new Uint8Array(128).map((_, code) => {
  if (code < 0x20 || code === 0x7f) return Inside.Never;
  if (code === 0x20) return Inside.Space;
  if (code === 0x3a) return Inside.Colon;
  return code === 0x23 ? Inside.Hash : Inside.Harmless;
});

/** What the first character of a plain scalar asks for. */
const enum First {
  /** Indicators of YAML, and `=` `<` `~`, which mean something alone. */
  Quoted,
  Harmless,
  Letter,
  /** A letter that starts one of `words`. */
  Word,
  /** `e3` is a number without digits before its exponent for lax readers of YAML 1.1. */
  Exponent,
  /** Digits: a number, a date, or base 60. */
  Digit,
  Dot,
  Dash,
}

const first = new Uint8Array(128).map((_, code) => {
  const char = String.fromCharCode(code);
  if (/[ynotfYNOTF]/.test(char)) return First.Word;
  if (/[eE]/.test(char)) return First.Exponent;
  if (/[A-Za-z]/.test(char)) return First.Letter;
  if (/[_/$(^;]/.test(char)) return First.Harmless;
  if (/[0-9]/.test(char)) return First.Digit;
  if (char === '.') return First.Dot;
  return char === '-' ? First.Dash : First.Quoted;
});

/** Booleans and null of any YAML version, in any case. */
const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const longestWord = 5;

/** No number, date or time of any YAML version has one of these letters: the units of Kubernetes quantities and durations do. */
const neverInNumbers = /[g-np-suvwG-NP-SUVW/]/;
/** Characters that some reader refuses, folds or takes for a line break. Lone surrogates are refused before. */
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const needsCare = /[\u0000-\u001f"\\\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const escapedBeyondJson = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const loneSurrogate = /\p{Surrogate}/u;

/** Blanks beyond ASCII are quoted, so that they are seen. */
const quotedBeyondAscii = /[\u0080-\u00a0\ufeff\ufffe\uffff]|[^\S ]|\p{Surrogate}/u;

/** Whether a text can be written at all: half a surrogate pair is no character and has no UTF-8. */
export function isWritable(text: string): boolean {
  return !loneSurrogate.test(text);
}

/** A text where only one line may stand. `undefined` where it is not writable. */
export function scalarText(text: string): string | undefined {
  if (isPlain(text)) return text;
  return isWritable(text) ? quoted(text) : undefined;
}

/**
 * A text in its best form: plain, a literal block for several lines, or quoted. `undefined` where it is not writable.
 * @param pad line break and indentation of a block's lines
 */
export function textBlock(text: string, pad: string): string | undefined {
  if (isPlain(text)) return text;
  if (!isWritable(text)) return undefined;
  return (text.includes('\n') ? literalBlock(text, pad) : undefined) ?? quoted(text);
}

/** Key with its colon; `? key` and a colon on the next line, which `pad` starts, where it is too long for some reader. */
export function keyText(key: string, pad: string): string | undefined {
  const text = scalarText(key);
  if (text === undefined) return undefined;
  return text.length > longestSimpleKey ? `? ${text}${pad}:` : `${text}:`;
}

function isPlain(text: string): boolean {
  const length = text.length;
  if (length === 0 || !startsPlain(text)) return false;
  let ascii = true;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) ascii = false;
    else if (inside[code] !== Inside.Harmless && !isPlainAt(text, i, inside[code])) return false;
  }
  return ascii || !quotedBeyondAscii.test(text);
}

/** A blank at the end is lost, `: ` makes a key, ` #` a comment. */
function isPlainAt(text: string, i: number, meaning: Inside): boolean {
  if (meaning === Inside.Space) return i + 1 < text.length;
  if (meaning === Inside.Colon) return i + 1 < text.length && text.charCodeAt(i + 1) > 0x20;
  return meaning === Inside.Hash && text.charCodeAt(i - 1) > 0x20;
}

function startsPlain(text: string): boolean {
  const code = text.charCodeAt(0);
  switch (code < 128 ? first[code] : First.Harmless) {
    case First.Harmless:
    case First.Letter:
      return true;
    case First.Word:
      return text.length > longestWord || !words.has(text.toLowerCase());
    case First.Exponent:
      return !/^e[-+]?[0-9]/i.test(text);
    case First.Digit:
      return neverInNumbers.test(text);
    case First.Dot: // `.dockerconfigjson` and `./run.sh`, but not `.5`, `.inf` or `..`
      return /^\.[a-df-hj-mo-zA-DF-HJ-MO-Z/]/.test(text);
    case First.Dash:
      return startsFlag(text);
    default:
      return false;
  }
}

/** `--port=80` and `-c`, but not `- a`, `---`, `-1`, `-.inf` or `-e3`. */
function startsFlag(text: string): boolean {
  const code = text.charCodeAt(text.charCodeAt(1) === 0x2d ? 2 : 1);
  const meaning = code < 128 ? first[code] : First.Quoted; // NaN at the end of the text
  if (meaning === First.Exponent) return !/^--?e[-+]?[0-9]/i.test(text);
  return meaning === First.Letter || meaning === First.Word;
}

/** Single quotes where that saves escapes, as in regular expressions and JSON; else double quotes, which can say anything. */
function quoted(text: string): string {
  if (!needsCare.test(text)) return `"${text}"`;
  if (!unprintable.test(text) && !text.includes('\n')) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(escapedBeyondJson, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A literal block, the form for text of several lines: `|`, `|-` or `|+` by the line breaks at its end.
 * @param pad line break and indentation of the lines
 * @returns `undefined` where only quotes keep the text: controls, CRLF, nothing but blanks, blanks after the last line break
 */
export function literalBlock(text: string, pad: string): string | undefined {
  if (unprintable.test(text.replaceAll('\t', '')) || !/[^ \t\n]/.test(text) || /\n[ \t]+$/.test(text)) return undefined;
  // Readers guess the indentation from the first line, unless it is said.
  const indentation = /^\n*[ \t]/.test(text) ? '2' : '';
  const trailing = /\n*$/.exec(text)![0].length;
  const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  const body = `\n${trailing === 0 ? text : text.slice(0, -1)}`.replace(/\n(?=[^\n])/g, pad);
  return `|${indentation}${chomping}${body}`;
}
