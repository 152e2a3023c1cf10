/** First in every object, in this order; the rest follows by name. */
const objectHead = ['apiVersion', 'kind', 'metadata'];
/** What people look for first in `metadata`. */
const metadataHead = ['name', 'generateName', 'namespace', 'labels', 'annotations'];

type PlainMap = Readonly<Record<string, unknown>>;

/** Keys by name (UTF-16 code units, so the same on every machine), whatever order the program wrote them in. */
export function sortedKeys(map: PlainMap): readonly string[] {
  return sort(Object.keys(map));
}

/** Keys of a map that has `apiVersion` and `kind`: these, `metadata`, the rest by name, `status` last. */
export function objectKeys(map: PlainMap): readonly string[] {
  const keys = headFirst(map, objectHead);
  return Object.hasOwn(map, 'status') ? [...keys.filter((key) => key !== 'status'), 'status'] : keys;
}

/** Keys of an object's `metadata`: what identifies it, then the rest by name. */
export function metadataKeys(map: PlainMap): readonly string[] {
  return headFirst(map, metadataHead);
}

function headFirst(map: PlainMap, head: readonly string[]): readonly string[] {
  const rest: string[] = [];
  for (const key of Object.keys(map)) if (!head.includes(key)) rest.push(key);
  const keys: string[] = [];
  for (const key of head) if (Object.hasOwn(map, key)) keys.push(key);
  for (const key of sort(rest)) keys.push(key);
  return keys;
}

/** Insertion for the few keys that most maps have: several times faster there than the engine's sort. */
function sort(keys: string[]): string[] {
  if (keys.length > 20) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i];
    let at = i;
    for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
    keys[at] = key;
  }
  return keys;
}
