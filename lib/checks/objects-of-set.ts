import { groupOf } from '../kube-object';
import type { ManifestEntry, ManifestSet } from '../manifest-set';

const indexes = new WeakMap<ManifestSet, ReadonlyMap<string, readonly ManifestEntry[]>>();

/**
 * The object of a kind and name that one in `namespace` refers to. Who states no namespace is met by any that does.
 * The set is indexed once, for all rules.
 */
export function findInSet(set: ManifestSet, group: string, kind: string, namespace: string, name: string): ManifestEntry | undefined {
  const named = indexOf(set).get(`${group}/${kind}/${name}`) ?? [];
  const namespaceOf = ({ object }: ManifestEntry): string => object.metadata?.namespace ?? '';
  return named.find((entry) => namespaceOf(entry) === namespace) ?? named.find((entry) => namespaceOf(entry) === '' || namespace === '');
}

function indexOf(set: ManifestSet): ReadonlyMap<string, readonly ManifestEntry[]> {
  const known = indexes.get(set);
  if (known) return known;
  const index = new Map<string, ManifestEntry[]>();
  for (const entry of set.entries) {
    const key = `${groupOf(entry.object.apiVersion)}/${entry.object.kind}/${entry.object.metadata?.name ?? ''}`;
    const named = index.get(key);
    if (named) named.push(entry);
    else index.set(key, [entry]);
  }
  indexes.set(set, index);
  return index;
}
