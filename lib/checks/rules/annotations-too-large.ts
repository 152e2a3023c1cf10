import { isFields, labelSites } from '../names/label-sites';
import { quote } from '../names/name-format';
import { objectRule } from '../object-rule';

/** Bytes of all keys and values together. */
const limit = 256 * 1024;

export const annotationsTooLarge = objectRule({
  code: 'names/annotations-too-large',
  category: 'names',
  severity: 'error',
  summary: 'The annotations of an object have at most 262144 bytes together.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  checkObject(object, report, { schemas }) {
    for (const { path, value } of labelSites(object, schemas, 'annotations')) {
      if (!isFields(value) || isSurelySmall(value)) continue;
      const sizes = Object.entries(value).map(([key, text]) => ({ key, bytes: sizeOf(key) + sizeOf(text) }));
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      if (total <= limit) continue;
      const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
      report({
        path,
        message: `The annotations have ${total} bytes together, and ${limit} is the limit.`,
        hint: `The largest is ${quote(largest.key)} with ${largest.bytes} bytes: keep such data in a ConfigMap.`,
      });
    }
  },
});

/** Nearly all are: their length says it, since a character has at most three bytes. */
function isSurelySmall(annotations: Readonly<Record<string, unknown>>): boolean {
  let length = 0;
  for (const key of Object.keys(annotations)) length += key.length + lengthOf(annotations[key]);
  return length * 3 <= limit;
}

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}

function sizeOf(text: unknown): number {
  return typeof text === 'string' ? Buffer.byteLength(text) : 0;
}
