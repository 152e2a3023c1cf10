/** A `{{...}}` in a text. */
export interface Tag {
  /** `{{=...}}`. */
  readonly isExpression: boolean;
  /** What stands between the braces, without `=` and outer spaces. */
  readonly content: string;
  readonly start: number;
  /** Index after the closing braces; the length of the text where they are missing. */
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * The tags of a text as the controller finds them: from `{{` to the next `}}`. A tag inside of a tag is filled in before the outer one,
 * so it is the inner one that is returned, and the outer one is known when the workflow runs only.
 */
export function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const close = text.indexOf('}}', at + 2);
    const isExpression = text[at + 2] === '=';
    const start = isExpression || close < 0 ? at : text.lastIndexOf('{{', close - 2);
    const end = close < 0 ? text.length : close + 2;
    const content = text.slice(start + (isExpression ? 3 : 2), close < 0 ? undefined : close).trim();
    tags.push({ isExpression, content, start, end, isClosed: close >= 0 });
    at = start === at ? end : endOfOuter(text, end);
  }
  return tags;
}

function endOfOuter(text: string, at: number): number {
  const close = text.indexOf('}}', at);
  return close < 0 ? at : close + 2;
}

export function hasTag(text: string): boolean {
  return text.includes('{{');
}

/** The text with each tag written as something else. */
export function replaceTags(text: string, replacement: string): string {
  let result = '';
  let at = 0;
  for (const { start, end } of tagsIn(text)) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** Every text in a value, with the path of its field. */
export function* textsIn(value: unknown, path: string): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield* textsIn(value[index], `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const at = /[./]/.test(name) ? `${path}[${name}]` : `${path}.${name}`;
      if (hasTag(name)) yield { path: at, text: name };
      yield* textsIn(inner, at);
    }
  }
}
