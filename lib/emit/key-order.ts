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
  const rest = Object.keys(map).filter((key) => !head.includes(key));
  return [...head.filter((key) => Object.hasOwn(map, key)), ...sort(rest)];
}

/** Insertion for the few keys that most maps have: several times faster there than the engine's sort. */
function sort(keys: string[]): readonly string[] {
  if (keys.length > 20) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i];
    let at = i;
    for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
    keys[at] = key;
  }
  return keys;
}
