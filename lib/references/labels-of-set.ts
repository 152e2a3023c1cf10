import { groupOf } from '../kube-object';
import { LabelIndex, labelledObject } from './label-index';
import { podsOf } from './pods-of-set';
import type { ReferenceGraph } from './reference-graph';
import type { TargetKind } from './target-kind';

const indexes = new WeakMap<ReferenceGraph, Map<string, LabelIndex>>();

/** What can be chosen by labels: the objects of a kind, or the pods that all objects of the set make. Indexed once. */
export function labelsOf(graph: ReferenceGraph, among: TargetKind | undefined): LabelIndex {
  const known = indexes.get(graph) ?? new Map<string, LabelIndex>();
  indexes.set(graph, known);
  const key = among ? `${among.group}/${among.kind}` : 'pods';
  const index = known.get(key) ?? (among ? indexObjects(graph, among) : indexPods(graph));
  known.set(key, index);
  return index;
}

function indexObjects({ set }: ReferenceGraph, { group, kind }: TargetKind): LabelIndex {
  const index = new LabelIndex();
  for (const entry of set.entries) {
    if (entry.object.kind === kind && groupOf(entry.object.apiVersion) === group) index.add(labelledObject(entry));
  }
  return index;
}

function indexPods(graph: ReferenceGraph): LabelIndex {
  const index = new LabelIndex();
  for (const { entry, pod } of podsOf(graph)) index.add({ ...labelledObject(entry), labels: pod.labels, pod });
  return index;
}
