import type { Finding, Rule } from '../../checks/rule';
import type { ManifestSet } from '../../manifest-set';
import type { ReferenceGraph } from '../reference-graph';

/** The graph of a set, built once for all rules. */
export type GraphOf = (set: ManifestSet) => ReferenceGraph;

type GraphRule = Omit<Rule, 'category' | 'check'> & { look(graph: ReferenceGraph, report: (finding: Finding) => void): void };

export function graphRule({ look, ...rule }: GraphRule): (graphOf: GraphOf) => Rule {
  return (graphOf) => ({ ...rule, category: 'references', check: ({ set }, report) => look(graphOf(set), report) });
}
