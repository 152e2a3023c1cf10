import { UnsupportedFieldError } from './unsupported';

/** What stands at a path, or that nothing does. `null` in the data is there. */
export type Found = { readonly value: unknown } | undefined;

/** Queries, modifiers, wildcards and multipaths are not evaluated here. */
const beyond = /^[@!{[]|[*?|]|^#[([]/;

/**
 * Reads a place in data: names and indexes with dots between, `#` for the length of a list, `#.name` for that of each item.
 *
 * @throws UnsupportedFieldError for what else the language has
 * @see https://github.com/tidwall/gjson/blob/master/SYNTAX.md
 */
export function valueAt(data: unknown, path: string): Found {
  return follow(data, splitPath(path), path);
}

function follow(data: unknown, names: readonly PathName[], path: string): Found {
  const [first, ...rest] = names;
  if (first === undefined) return { value: data };
  if (first.special) throw new UnsupportedFieldError('path', `'${path}' uses queries, modifiers or wildcards`);
  if (Array.isArray(data)) return followList(data, first.text, rest, path);
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, first.text)) return undefined;
  return follow((data as Record<string, unknown>)[first.text], rest, path);
}

function followList(list: readonly unknown[], name: string, rest: readonly PathName[], path: string): Found {
  if (name === '#') {
    return rest.length === 0 ? { value: list.length } : { value: list.flatMap((item) => follow(item, rest, path) ?? []).map(({ value }) => value) };
  }
  const index = /^\d+$/.test(name) ? Number(name) : list.length;
  return index < list.length ? follow(list[index], rest, path) : undefined;
}

interface PathName {
  readonly text: string;
  readonly special: boolean;
}

/** Dots separate; a backslash takes the meaning from what follows. */
export function splitPath(path: string): PathName[] {
  const raw = path.match(/(?:\\.|[^.\\])+/gs) ?? [''];
  return raw.map((name) => ({ text: name.replace(/\\(.)/gs, '$1'), special: beyond.test(name.replace(/\\./gs, '_')) }));
}

/** As Argo Events turns it into text: JSON for lists and objects, nothing for null. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
