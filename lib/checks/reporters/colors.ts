/** Colours are for a person at a terminal who did not ask to be spared: https://no-color.org */
export function wantsColor(stream: { readonly isTTY?: boolean }, environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

const codes = { red: 31, yellow: 33, blue: 34, cyan: 36, dim: 2, bold: 1 } as const;
export type Style = keyof typeof codes;

/** Gives a text a colour, or leaves it alone. */
export type Painter = (style: Style, text: string) => string;

export function painter(color: boolean | undefined): Painter {
  return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}
