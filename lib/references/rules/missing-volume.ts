import { textOf } from '../fields';
import { didYouMean } from '../hints';
import { placedItems, type PodTemplate } from '../pod-template';
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
      const names = volumeNames(pod);
      for (const { path, name } of mountsOf(pod)) {
        if (names.has(name) || name.includes('{{')) continue;
        const hint = `${didYouMean(name, names)}Add a volume of that name to the pod, or mount one that is there.`;
        report({ entry, path, message: `The pod has no volume '${name}'.`, hint });
      }
    }
  },
});

function volumeNames({ volumes, moreVolumes = [] }: PodTemplate): Set<string> {
  return new Set([...volumes.flatMap(({ fields }) => textOf(fields.name) ?? []), ...moreVolumes]);
}

function mountsOf({ containers }: PodTemplate): { path: string; name: string }[] {
  const mounts = containers.flatMap(({ path, fields }) => [
    ...placedItems(`${path}.volumeMounts`, fields.volumeMounts),
    ...placedItems(`${path}.volumeDevices`, fields.volumeDevices),
  ]);
  return mounts.flatMap(({ path, fields }) => {
    const name = textOf(fields.name);
    return name === undefined ? [] : [{ path: `${path}.name`, name }];
  });
}
