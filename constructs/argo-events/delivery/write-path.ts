import { setField } from '../../../lib/set-field';
import { splitPath } from './json-path';

/** A copy of a plain object in which `value` stands at a path; what leads there is made. */
export function withValueAt(data: unknown, path: string, value: unknown): unknown {
  return write(data, splitPath(path).map(({ text }) => text), value);
}

function write(data: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(data) || (!isObject(data) && /^(?:\d+|-1)$/.test(name))) return writeItem(Array.isArray(data) ? data : [], name, rest, value);
  const copy: Record<string, unknown> = isObject(data) ? { ...data } : {};
  setField(copy, name, write(Object.hasOwn(copy, name) ? copy[name] : undefined, rest, value));
  return copy;
}

/** `-1` is behind the last; what is skipped is null. */
function writeItem(list: readonly unknown[], name: string, rest: readonly string[], value: unknown): unknown[] {
  const index = name === '-1' ? list.length : Number(name);
  if (!Number.isInteger(index) || index < 0) throw new Error(`'${name}' is no index of a list.`);
  const copy = [...list, ...Array.from({ length: Math.max(0, index - list.length) }, () => null)];
  copy[index] = write(copy[index], rest, value);
  return copy;
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
