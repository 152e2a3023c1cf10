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
  const names = splitPath(path);
  if (names.some(({ special }) => special)) throw new UnsupportedFieldError('path', `'${path}' uses queries, modifiers or wildcards`);
  return follow(data, names.map(({ text }) => text));
}

function follow(data: unknown, [first, ...rest]: readonly string[]): Found {
  if (first === undefined) return { value: data };
  if (Array.isArray(data)) return followList(data, first, rest);
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, first)) return undefined;
  return follow((data as Record<string, unknown>)[first], rest);
}

function followList(list: readonly unknown[], name: string, rest: readonly string[]): Found {
  if (name === '#') {
    return rest.length === 0 ? { value: list.length } : { value: list.flatMap((item) => follow(item, rest) ?? []).map(({ value }) => value) };
  }
  const index = /^\d+$/.test(name) ? Number(name) : list.length;
  return index < list.length ? follow(list[index], rest) : undefined;
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
