import type { ManifestEntry } from '../manifest-set';
import type { Labelled } from './label-index';
import { labelsOf } from './labels-of-set';
import type { ReferenceGraph } from './reference-graph';
import type { Selection } from './reference-model';

/** Every choice by labels that an object of the set makes. */
export function* selectionsOf({ set, models }: ReferenceGraph): Generator<{ entry: ManifestEntry; selection: Selection }> {
  for (const entry of set.entries) {
    for (const model of models.of(entry.object)) {
      for (const selection of model.selects?.(entry.object) ?? []) yield { entry, selection };
    }
  }
}

/** What a choice comes to, found one by one. */
export function chosenBy(graph: ReferenceGraph, entry: ManifestEntry, selection: Selection): Generator<Labelled> {
  return labelsOf(graph, selection.among).select(selection.selector, selection.namespace ?? entry.object.metadata?.namespace ?? '');
}
