import { describeIdentity, identityKey, identityOf, type ObjectIdentity } from '../../kube-object';
import type { ManifestEntry, Origin } from '../../manifest-set';
import type { SchemaCatalog } from '../../schema/schema-catalog';
import { formatPosition } from '../../source/source-position';
import type { Rule } from '../rule';

/** Two objects with one identity: the cluster keeps the last one applied, and nobody is told. */
export const duplicateIdentity: Rule = {
  code: 'names/duplicate-identity',
  category: 'names',
  severity: 'error',
  summary: 'Every object of a set has its own group, kind, namespace and name; the API version does not tell two objects apart.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check({ set, schemas }, report) {
    const firsts = new Map<string, ManifestEntry>();
    for (const entry of set.entries) {
      const identity = clusterIdentity(entry, schemas);
      if (!isText(identity.name) || !isText(identity.namespace) || identity.name === '') continue;
      const key = identityKey(identity);
      const first = firsts.get(key);
      if (!first) firsts.set(key, entry);
      else report({ entry, ...describeDuplicate(identity, first.origin) });
    }
  },
};

/** What a file says may be of any type; the schema tells that. */
function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** A namespace that is written on a cluster-scoped object does not make it another object. */
function clusterIdentity({ object }: ManifestEntry, schemas: SchemaCatalog): ObjectIdentity {
  const identity = identityOf(object);
  const isCluster = identity.namespace !== '' && schemas.find(object.apiVersion, object.kind)?.scope === 'Cluster';
  return isCluster ? { ...identity, namespace: '' } : identity;
}

function describeDuplicate(identity: ObjectIdentity, first: Origin) {
  return {
    path: 'metadata.name',
    message: `${describeIdentity(identity)} is defined a second time; the first is ${describeOrigin(first)}.`,
    hint: 'Rename one of the two, or remove it.',
    related: [{ message: `${describeIdentity(identity)} is defined here first.`, constructPath: first.constructPath, source: first.source }],
  };
}

function describeOrigin({ constructPath, source, file, document }: Origin): string {
  const place = source && formatPosition(source);
  if (constructPath !== undefined) return `the construct '${constructPath}'${place ? ` (${place})` : ''}`;
  if (file !== undefined) return place ? `at ${place}` : `document ${document ?? 0} of ${file}`;
  return place ? `at ${place}` : 'another object of this set';
}
