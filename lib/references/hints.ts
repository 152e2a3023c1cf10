import { nearestName } from '../nearest-name';
import type { ReferenceEdge, ReferenceGraph } from './reference-graph';
import type { TargetKind } from './target-kind';

/** `Secret 'db' in namespace 'shop'`. */
export function describeTarget(to: TargetKind, namespace: string, name: string): string {
  const place = namespace === '' || namespace === '*' ? '' : ` in namespace '${namespace}'`;
  return `${to.label ?? to.kind} '${name}'${place}`;
}

export function didYouMean(wanted: string, names: Iterable<string>): string {
  const nearest = nearestName(wanted, names);
  return nearest === undefined ? '' : `Did you mean '${nearest}'? `;
}

/** So many names are compared for the hints of one run; past that, hints do without the nearest name. */
const mostComparisons = 200_000;

/** Hints for objects that are missing: where one of that name is, the nearest name, and the ways out. */
export class MissingHints {
  private comparisons = 0;
  private readonly hints = new Map<string, string>();

  constructor(private readonly graph: ReferenceGraph) {}

  hint({ to, namespace, name }: ReferenceEdge): string {
    const key = [to.group, to.kind, namespace, name].join('/');
    const known = this.hints.get(key) ?? this.elsewhere(to, name) ?? this.nearest(to, namespace, name);
    this.hints.set(key, known);
    return `${known}Add it, or declare it as external if it is made elsewhere.`;
  }

  private elsewhere(to: TargetKind, name: string): string | undefined {
    const namespaces = this.graph.providers.namespacesOf(to, name).slice(0, 3);
    return namespaces.length === 0 ? undefined : `There is one in namespace ${namespaces.map((namespace) => `'${namespace}'`).join(', ')}. `;
  }

  private nearest(to: TargetKind, namespace: string, name: string): string {
    const names = this.graph.providers.namesIn(to, namespace);
    this.comparisons += names.length;
    return this.comparisons > mostComparisons ? '' : didYouMean(name, names);
  }
}
