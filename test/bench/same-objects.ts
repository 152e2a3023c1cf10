import { isDeepStrictEqual } from 'node:util';
import { kernelRules } from '../../lib/checks/kernel-rules';
import { runChecks } from '../../lib/checks/runner';
import { identityKey, identityOf, type KubeObject } from '../../lib/kube-object';
import type { ManifestSet } from '../../lib/manifest-set';
import { readManifests } from '../../lib/read/read-manifests';
import { openCatalog } from '../../lib/schema/catalog';

/**
 * Both sides wrote the same valid objects.
 * @throws Error that says what differs
 */
export async function assertSameObjects(ours: string, theirs: string, count: number): Promise<void> {
  const left = await readSorted(ours);
  const right = await readSorted(theirs);
  if (left.length !== count || right.length !== count) throw new Error(`Expected ${count} objects, read ${left.length} of ours and ${right.length} of theirs.`);
  left.forEach((object, i) => {
    if (!isDeepStrictEqual(object, right[i])) throw new Error(`The two sides differ:\n${JSON.stringify(object)}\n${JSON.stringify(right[i])}`);
  });
}

async function readSorted(path: string): Promise<KubeObject[]> {
  const set = await readManifests([path]);
  if (set.problems.length > 0) throw new Error(set.problems[0].message);
  return set.entries.map(({ object }) => object).sort((a, b) => (identityKey(identityOf(a)) < identityKey(identityOf(b)) ? -1 : 1));
}

/** @throws Error when a rule of the kernel reports an error */
export async function assertValid(path: string): Promise<void> {
  const set: ManifestSet = await readManifests([path]);
  const { problems } = runChecks(set, { rules: kernelRules(), schemas: openCatalog() });
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`${error.kind} ${error.name} ${error.path}: ${error.message}`);
}
