/** Splits as Go does: by characters where there is no separator; at most `most` parts, all of them where that is negative. */
export function splitText(text: string, separator: string, most = -1): string[] {
  if (most === 0) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (most < 0 || parts.length <= most) return parts;
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
}

/** Like `splitText`, and each part keeps its separator. */
export function splitTextAfter(text: string, separator: string, most = -1): string[] {
  const parts = splitText(text, separator, most);
  return parts.map((part, index) => (index < parts.length - 1 ? part + separator : part));
}

export function replaceText(text: string, part: string, other: string, most = -1): string {
  if (most === 0) return text;
  if (part === '') return replaceBetween(text, other, most);
  return splitText(text, part, most < 0 ? -1 : most + 1).join(other);
}

/** No part stands before each character and at the end. */
function replaceBetween(text: string, other: string, most: number): string {
  const characters = [...text];
  const places = most < 0 ? characters.length + 1 : Math.min(most, characters.length + 1);
  return characters.map((character, index) => (index < places ? other + character : character)).join('') + (places > characters.length ? other : '');
}

const space = '\\t\\n\\v\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const outerSpace = new RegExp(`^[${space}]+|[${space}]+$`, 'g');

/** White space as Unicode has it. */
export function trimSpace(text: string): string {
  return text.replace(outerSpace, '');
}

/** Takes these characters from both ends. */
export function trimCharacters(text: string, characters: string): string {
  const cut = new Set(characters);
  const letters = [...text];
  let [from, to] = [0, letters.length];
  while (from < to && cut.has(letters[from] ?? '')) from++;
  while (to > from && cut.has(letters[to - 1] ?? '')) to--;
  return letters.slice(from, to).join('');
}

export function trimPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

export function trimSuffix(text: string, suffix: string): string {
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
