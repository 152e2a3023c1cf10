type Unescaped = { readonly text: string; readonly error?: undefined } | { readonly error: string; readonly text?: undefined };

const letters: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"' };
const escape = /\\(?:([0-3][0-7]{2})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})|([^]))/g;

/** What a text in quotes stands for. Between backticks nothing is escaped, and two of them stand for one. */
export function unescapeText(quoted: string): Unescaped {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return { text: inner.replaceAll('``', '`') };
  let error: string | undefined;
  const text = inner.replace(/\r\n?/g, '\n').replace(escape, (whole, octal?: string, hex2?: string, hex4?: string, open?: string, hex8?: string, letter?: string) => {
    const hex = hex2 ?? hex4 ?? open ?? hex8;
    const code = octal !== undefined ? parseInt(octal, 8) : hex !== undefined ? parseInt(hex, 16) : undefined;
    const isOtherQuote = (letter === "'" || letter === '"') && !quoted.startsWith(letter);
    const value = code === undefined ? (isOtherQuote ? undefined : letters[letter ?? '']) : characterOf(code);
    if (value === undefined) error ??= `'${whole}' in a text stands for nothing`;
    return value ?? '';
  });
  return error === undefined ? { text } : { error };
}

function characterOf(code: number): string | undefined {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
