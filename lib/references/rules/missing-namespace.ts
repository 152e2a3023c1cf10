import type { ManifestEntry } from '../../manifest-set';
import { wayOut } from '../hints';
import type { ReferenceEdge } from '../reference-graph';
import { namespace as namespaceKind } from '../target-kind';
import { graphRule } from './graph-rule';

/**
 * Told once for each namespace. A warning: Argo CD, `kubectl create namespace` or another app make it as a rule. Files that hold
 * no Namespace at all leave that to others, so only apps and files that hold some are looked at.
 */
export const missingNamespace = graphRule({
  code: 'references/missing-namespace',
  severity: 'warning',
  summary: 'The namespaces that objects are in are in the set or declared external.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  look: ({ edges, set }, report) => {
    if (!set.entries.some(tellsNamespaces)) return;
    for (const [name, users] of missingNamespaces(edges)) {
      report({
        entry: users[0].from,
        path: users[0].path,
        message: `Namespace '${name}' of ${users.length === 1 ? 'this object' : `${users.length} objects`} does not exist.`,
        hint: wayOut(users[0].from, namespaceKind, '', name),
      });
    }
  },
});

function tellsNamespaces({ object, origin }: ManifestEntry): boolean {
  return origin.constructPath !== undefined || (object.kind === 'Namespace' && object.apiVersion === 'v1');
}

function missingNamespaces(edges: readonly ReferenceEdge[]): Map<string, ReferenceEdge[]> {
  const missing = new Map<string, ReferenceEdge[]>();
  for (const edge of edges) {
    if (edge.to !== namespaceKind || edge.provider) continue;
    const users = missing.get(edge.name);
    if (users) users.push(edge);
    else missing.set(edge.name, [edge]);
  }
  return missing;
}
