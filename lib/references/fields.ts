export type Fields = Readonly<Record<string, unknown>>;

const noFields: Fields = Object.freeze({});
const noItems: readonly unknown[] = Object.freeze([]);

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; without fields where it is none. What a value should be is the schema check's matter. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : noFields;
}

/** The value as a list; empty where it is none. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : noItems;
}

/** The value as a text; undefined where it is none, or empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The field at a path of names: `fieldAt(object, 'spec', 'template', 'metadata')`. */
export function fieldAt(value: unknown, ...names: readonly string[]): unknown {
  let inner = value;
  for (const name of names) inner = fieldsOf(inner)[name];
  return inner;
}
