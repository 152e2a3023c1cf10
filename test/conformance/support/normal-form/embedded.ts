import { parseDocument, visit, type Document } from 'yaml';
import { replaceTags, tagsIn } from '../../../../constructs/argo-workflows/text/tags';
import { fieldPath } from '../../../../lib/field-path';
import type { KubeObject } from '../../../../lib/kube-object';
import { openCatalog } from '../../../../lib/schema/catalog';
import { judgeResource } from '../../../../lib/schema/judge';
import { normalText } from './texts';

/**
 * A text that holds YAML or JSON, as data. A tag may stand where YAML has another meaning for braces: it is read as one word. One without
 * quotes is marked, because what it brings may be a number there; but not where the API takes a text alone.
 *
 * @returns undefined where the text is neither a map nor a list
 */
export function embeddedData(text: string): object | undefined {
  const document = parseDocument(withPlaceholders(text), { version: '1.1', logLevel: 'silent' });
  if (document.errors.length > 0 || typeof document.toJS() !== 'object' || document.toJS() === null) return undefined;
  const tags = tagsIn(text).map(({ start, end }) => normalText(text.slice(start, end)));
  const withNumbers = fill(document.clone() as Document, tags, () => 7);
  const texts = textFields(withNumbers as KubeObject);
  const marked = fill(document as Document, tags, (tag) => `${mark}${tag}`);
  return unmark(marked, '', texts) as object;
}

const mark = '(without quotes) ';

function withPlaceholders(text: string): string {
  const tags = tagsIn(text);
  return tags.reduceRight((result, { start, end }, index) => `${result.slice(0, start)}TAG${index}x${result.slice(end)}`, text);
}

function fill(document: Document, tags: readonly string[], bare: (tag: string) => unknown): unknown {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      const isBare = node.type === 'PLAIN' && /^TAG\d+x$/.test(node.value);
      const value = node.value.replace(/TAG(\d+)x/g, (_all, index: string) => tags[Number(index)] ?? '');
      node.value = isBare ? bare(value) : value;
    },
  });
  return document.toJS();
}

/** Fields in which the API refuses a number. */
function textFields(object: KubeObject): ReadonlySet<string> {
  const kind = openCatalog().find(object.apiVersion, object.kind);
  return new Set(kind ? judgeResource(kind, object).problems.map(({ path }) => path) : []);
}

function unmark(value: unknown, path: string, texts: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return value.startsWith(mark) && (path.startsWith('metadata.') || texts.has(path)) ? value.slice(mark.length) : value;
  if (Array.isArray(value)) return value.map((item, index) => unmark(item, `${path}[${index}]`, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unmark(inner, fieldPath(path, key), texts)]));
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
