import type { ManifestEntry } from '../manifest-set';
import type { PodTemplate } from './pod-template';
import type { ReferenceGraph } from './reference-graph';

/** A pod template with the object that it belongs to. */
export interface OwnedPod {
  readonly entry: ManifestEntry;
  readonly pod: PodTemplate;
}

const known = new WeakMap<ReferenceGraph, readonly OwnedPod[]>();

/** Every pod template of the set, read once. */
export function podsOf(graph: ReferenceGraph): readonly OwnedPod[] {
  let pods = known.get(graph);
  if (!pods) known.set(graph, (pods = readPods(graph)));
  return pods;
}

function readPods({ set, models }: ReferenceGraph): OwnedPod[] {
  const pods: OwnedPod[] = [];
  for (const entry of set.entries) {
    for (const model of models.of(entry.object)) {
      for (const pod of model.pods?.(entry.object) ?? []) pods.push({ entry, pod });
    }
  }
  return pods;
}
