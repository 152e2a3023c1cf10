import type { Finding } from '../../checks/rule';
import type { ManifestEntry } from '../../manifest-set';
import { textOf } from '../fields';
import type { PlacedFields } from '../pod-template';
import { podsOf } from '../pods-of-set';
import { graphRule } from './graph-rule';

export const duplicateName = graphRule({
  code: 'references/duplicate-name',
  severity: 'error',
  summary: 'Volumes and containers of a pod are referred to by name, so each has its own.',
  look: (graph, report) => {
    for (const { entry, pod } of podsOf(graph)) {
      reportDuplicates(entry, 'volume', pod.volumes, report);
      reportDuplicates(entry, 'container', pod.containers, report);
    }
  },
});

function reportDuplicates(entry: ManifestEntry, what: string, items: readonly PlacedFields[], report: (finding: Finding) => void): void {
  if (items.length < 2) return;
  const firsts = new Map<string, string>();
  for (const { path, fields } of items) {
    const name = textOf(fields.name);
    if (name === undefined) continue;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, path);
    else report({ entry, path: `${path}.name`, message: `The pod has two ${what}s '${name}'; the other is ${first}.`, hint: 'Rename one of the two.' });
  }
}
