import type { Finding, Rule } from '../../checks/rule';
import type { ManifestEntry, ManifestSet } from '../../manifest-set';
import type { PodTemplate } from '../pod-template';
import { modelsOf, type ReferenceGraph } from '../reference-graph';

/** The graph of a set, built once for all rules. */
export type GraphOf = (set: ManifestSet) => ReferenceGraph;

type GraphRule = Omit<Rule, 'category' | 'check'> & { look(graph: ReferenceGraph, report: (finding: Finding) => void): void };

export function graphRule({ look, ...rule }: GraphRule): (graphOf: GraphOf) => Rule {
  return (graphOf) => ({ ...rule, category: 'references', check: ({ set }, report) => look(graphOf(set), report) });
}

/** Every pod template of the set with the object that it belongs to. */
export function* podsOf({ set, models }: ReferenceGraph): Generator<{ entry: ManifestEntry; pod: PodTemplate }> {
  for (const entry of set.entries) {
    for (const model of modelsOf(models, entry.object)) {
      for (const pod of model.pods?.(entry.object) ?? []) yield { entry, pod };
    }
  }
}
