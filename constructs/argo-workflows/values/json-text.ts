import { Expression, Reference } from './expression';
import { plainExpression } from './fields-proxy';

/** Around what stands without quotes; in no text of a user. */
const mark = '\u0000';
const marked = /"\\u0000(.*?)\\u0000"/g;

/**
 * Data as a JSON text. Values in it that are known later stand as tags: in quotes where they are texts, and without where their text is
 * the JSON of a number, a boolean, a list or a map.
 */
export function jsonText(data: unknown, space?: number): string {
  const text = JSON.stringify(
    data,
    function (this: Readonly<Record<string, unknown>>, key, rendered: unknown) {
      const value = this[key];
      return value instanceof Expression && isJson(value) ? `${mark}${String(value)}${mark}` : rendered;
    },
    space,
  );
  return text.replace(marked, (_all, tag: string) => JSON.parse(`"${tag}"`) as string);
}

/** A text as it is, or data as JSON, for fields that hold an object as text. */
export function dataText(value: object | string): string {
  return typeof value === 'string' ? value : jsonText(value, 2);
}

/** Whether the text that it comes to is that of a number, a boolean, a list or a map. */
export function isJson(value: Expression<unknown>): boolean {
  const expression = plainExpression(value);
  if (expression instanceof Reference) return expression.isJson;
  return expression.kind === 'number' || expression.kind === 'boolean';
}
