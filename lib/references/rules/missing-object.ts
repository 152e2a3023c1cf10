import type { Finding } from '../../checks/rule';
import { describeTarget, MissingHints } from '../hints';
import type { ReferenceEdge, ReferenceGraph } from '../reference-graph';
import { namespace as namespaceKind } from '../target-kind';
import { graphRule } from './graph-rule';

export const missingObject = graphRule({
  code: 'references/missing-object',
  severity: 'error',
  summary: 'What an object refers to is in the set, comes to be because of it, or is declared external.',
  look: (graph, report) => reportMissing(graph, ({ to }) => !to.class && to !== namespaceKind, report),
});

export const missingClass = graphRule({
  code: 'references/missing-class',
  severity: 'warning',
  summary: 'Classes that a cluster brings as a rule (storage, ingress, priority) are in the set or declared external.',
  look: (graph, report) => reportMissing(graph, ({ to }) => to.class === true, report),
});

function reportMissing(graph: ReferenceGraph, isMeant: (edge: ReferenceEdge) => boolean, report: (finding: Finding) => void): void {
  const hints = new MissingHints(graph);
  for (const edge of graph.edges) {
    if (edge.provider || edge.optional || !isMeant(edge)) continue;
    const { from: entry, path, to, namespace, name } = edge;
    report({ entry, path, message: `${describeTarget(to, namespace, name)} does not exist.`, hint: hints.hint(edge) });
  }
}
