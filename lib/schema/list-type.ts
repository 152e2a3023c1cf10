import type { SchemaNode } from './schema-node';
import { quoteValue } from './value-kind';

/** A list item that breaks its list's type, by index. */
export interface ListMistake {
  readonly index: number;
  readonly message: string;
  /** The item is no object where the list is a map. */
  readonly notObject?: true;
}

const none: readonly ListMistake[] = [];

/**
 * Items of a set differ; items of a map are objects with distinct keys. Of equal items the second is told, not those after it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function listMistakes(list: readonly unknown[], node: SchemaNode): readonly ListMistake[] {
  return node.listType === 'map' ? mapMistakes(list, node.mapKeys) : setMistakes(list);
}

function setMistakes(list: readonly unknown[]): readonly ListMistake[] {
  return list.length < 2 ? none : secondOf(list.map(identity), (index) => `${quoteValue(list[index])} stands in the list before.`);
}

function mapMistakes(list: readonly unknown[], keys: readonly string[]): readonly ListMistake[] {
  const stray = list.findIndex((item) => item !== null && (typeof item !== 'object' || Array.isArray(item)));
  if (stray >= 0) return [{ index: stray, message: `Expected object, as the list is a map by ${keys.join(', ')}.`, notObject: true }];
  if (list.length < 2) return none;
  return secondOf(list.map((item) => keyOf(item, keys)), (index) => `An item before has the same ${keys.join(', ')}: ${shownKey(list[index], keys)}.`);
}

function secondOf(identities: readonly string[], message: (index: number) => string): readonly ListMistake[] {
  const counts = new Map<string, number>();
  let mistakes = none;
  identities.forEach((text, index) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (count === 2) mistakes = [...mistakes, { index, message: message(index) }];
  });
  return mistakes;
}

/** Text that two keys share exactly when they are the same; a missing key is a key as well. */
export function keyOf(item: unknown, keys: readonly string[]): string {
  const fields = (item ?? {}) as Readonly<Record<string, unknown>>;
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return Object.hasOwn(fields, only) ? identity(fields[only]) : '';
  return keys.map((key) => (Object.hasOwn(fields, key) ? `${key}=${identity(fields[key])}` : '')).join('\n');
}

function shownKey(item: unknown, keys: readonly string[]): string {
  const fields = (item ?? {}) as Readonly<Record<string, unknown>>;
  return keys.map((key) => (fields[key] === undefined ? 'none' : quoteValue(fields[key]))).join(', ');
}

/** Text that two JSON values share exactly when they are equal. */
function identity(value: unknown): string {
  if (typeof value === 'string') return `"${value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(identity(item))).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(identity(fields[key]))}`).join(',')}}`;
}
