import { parseDocument, visit } from 'yaml';
import { replaceTags, tagsIn } from '../../../../constructs/argo-workflows/text/tags';
import { normalText } from './texts';

/**
 * A text that holds YAML or JSON, as data. A tag may stand where YAML has another meaning for braces: it is read as one word. One without
 * quotes is marked, because what it brings may be a number there.
 *
 * @returns undefined where the text is neither a map nor a list
 */
export function embeddedData(text: string): object | undefined {
  const tags = tagsIn(text).map(({ start, end }) => normalText(text.slice(start, end)));
  const document = parseDocument(withPlaceholders(text), { version: '1.1', logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      const isBare = node.type === 'PLAIN' && /^TAG\d+x$/.test(node.value);
      const value = node.value.replace(/TAG(\d+)x/g, (_all, index: string) => tags[Number(index)] ?? '');
      node.value = isBare ? `(without quotes) ${value}` : value;
    },
  });
  const data = document.toJS() as unknown;
  return typeof data === 'object' && data !== null ? data : undefined;
}

function withPlaceholders(text: string): string {
  let result = text;
  const count = tagsIn(text).length;
  for (let index = count - 1; index >= 0; index--) {
    const { start, end } = tagsIn(text)[index]!;
    result = `${result.slice(0, start)}TAG${index}x${result.slice(end)}`;
  }
  return result;
}

/** A text that is nothing but a JSON list or map. */
export function jsonData(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text) || replaceTags(text, '') !== text) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
