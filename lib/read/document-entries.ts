import type { Problem } from '../checks/problem';
import type { KubeObject } from '../kube-object';
import type { ManifestEntry } from '../manifest-set';
import type { SourcePosition } from '../source/source-position';
import { locateField } from './locate-field';
import type { Node } from './yaml/node';

/** Where a document stands. */
export interface DocumentPlace {
  readonly file: string;
  readonly document: number;
  /** Where its value starts. */
  readonly start: number;
  position(offset: number): SourcePosition;
  /** Parses it again, for the positions of its fields: few documents have problems. */
  parse(): Node;
}

type PlainMap = Readonly<Record<string, unknown>>;

/** The object of a document, or the objects of a `List`; what is none is a problem. */
export function documentEntries(value: unknown, place: DocumentPlace): { entries: ManifestEntry[]; problems: Problem[] } {
  let root: Node | undefined;
  const offsetOf = (path: string): number | undefined => locateField((root ??= place.parse()), path);
  const entries: ManifestEntry[] = [];
  const problems: Problem[] = [];

  const add = (item: unknown, path: string): void => {
    const source = place.position(path === '' ? place.start : (offsetOf(path) ?? place.start));
    const list = listItems(item);
    if (list) {
      list.forEach((listed, i) => add(listed, `${path && `${path}.`}items[${i}]`));
      return;
    }
    const reason = reasonAgainst(item);
    if (reason) {
      problems.push({ category: 'schema', severity: 'error', ...reason, path, source, file: place.file, document: place.document });
      return;
    }
    const locate = (field: string): SourcePosition | undefined => {
      const offset = offsetOf(join(path, field));
      return offset === undefined ? undefined : place.position(offset);
    };
    entries.push({ object: item as KubeObject, origin: { source, file: place.file, document: place.document, locate } });
  };
  add(value, '');
  return { entries, problems };
}

function join(parent: string, field: string): string {
  if (parent === '' || field === '') return parent + field;
  return field.startsWith('[') ? parent + field : `${parent}.${field}`;
}

/** Items of `List` and of lists of one kind (`ConfigMapList`), whose items may leave out what the list says. */
function listItems(value: unknown): readonly unknown[] | undefined {
  if (!isMap(value) || typeof value.kind !== 'string' || !value.kind.endsWith('List') || !Array.isArray(value.items)) return undefined;
  const kind = value.kind.slice(0, -'List'.length);
  if (kind === '') return value.items;
  return value.items.map((item: unknown) => (isMap(item) ? { apiVersion: value.apiVersion, kind, ...item } : item));
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** With neither apiVersion nor kind, a document is something else, such as a tool's settings; with one of them it was meant to be an object. */
function reasonAgainst(value: unknown): Pick<Problem, 'code' | 'message' | 'hint'> | undefined {
  const hint = 'Give apiVersion and kind, or leave the document out.';
  const code = 'yaml/not-an-object';
  if (!isMap(value)) return { code, message: `A Kubernetes object is a map, but this is ${Array.isArray(value) ? 'a list' : describeScalar(value)}.`, hint };
  const missing = ['apiVersion', 'kind'].filter((field) => typeof value[field] !== 'string' || value[field] === '');
  if (missing.length === 2) return { code, message: 'This is no Kubernetes object: apiVersion and kind are missing.', hint };
  return missing.length === 1 ? { code: 'yaml/incomplete-object', message: `This is no Kubernetes object: ${missing[0]} is missing.`, hint } : undefined;
}

function describeScalar(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
