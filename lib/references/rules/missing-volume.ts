import { fieldsOf, itemsOf, textOf, type Fields } from '../fields';
import { didYouMean } from '../hints';
import type { PodTemplate } from '../pod-template';
import { podsOf } from '../pods-of-set';
import { graphRule } from './graph-rule';

export const missingVolume = graphRule({
  code: 'references/missing-volume',
  severity: 'error',
  summary: 'A volume that a container mounts is a volume of its pod.',
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  look: (graph, report) => {
    for (const { entry, pod } of podsOf(graph)) {
      if (pod.openVolumes) continue;
      for (const { path, fields } of pod.containers) {
        const mounts = mountsOf(fields);
        const names = mounts.length > 0 ? volumeNames(pod) : noNames;
        for (const { at, name } of mounts) {
          if (names.has(name) || name.includes('{{')) continue;
          const hint = `${didYouMean(name, names)}Add a volume of that name to the pod, or mount one that is there.`;
          report({ entry, path: `${path}.${at}.name`, message: `The pod has no volume '${name}'.`, hint });
        }
      }
    }
  },
});

const noNames: ReadonlySet<string> = new Set();

function volumeNames({ volumes, moreVolumes = [] }: PodTemplate): Set<string> {
  return new Set([...volumes.flatMap(({ fields }) => textOf(fields.name) ?? []), ...moreVolumes]);
}

const mountLists = ['volumeMounts', 'volumeDevices'];

function mountsOf(container: Fields): { at: string; name: string }[] {
  const mounts: { at: string; name: string }[] = [];
  for (const list of mountLists) {
    itemsOf(container[list]).forEach((mount, index) => {
      const name = textOf(fieldsOf(mount).name);
      if (name !== undefined) mounts.push({ at: `${list}[${index}]`, name });
    });
  }
  return mounts;
}
