import type { ManifestEntry } from '../manifest-set';
import { nearestName } from '../nearest-name';
import type { ReferenceEdge, ReferenceGraph } from './reference-graph';
import { anyNamespace } from './reference-table';
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

/** How to say that the object is made elsewhere: in an app by a declaration, among files by one more file. */
export function wayOut(from: ManifestEntry, to: TargetKind, namespace: string, name: string): string {
  if (from.origin.constructPath === undefined) return 'Add it, or check this together with the file that makes it.';
  const fields = { group: to.group, kind: to.kind, namespace: namespace === anyNamespace ? '' : namespace, name };
  const written = Object.entries(fields).flatMap(([field, value]) => (value === '' ? [] : `${field}: '${value}'`));
  return `Add it, or if it is made elsewhere: ExternalObjects.of(app).add({ ${written.join(', ')}, reason: '...' }).`;
}

/** So many names are compared for the hints of one run; past that, hints do without the nearest name. */
const mostComparisons = 200_000;

/** Hints for objects that are missing: where one of that name is, the nearest name, and the ways out. */
export class MissingHints {
  private comparisons = 0;
  private readonly hints = new Map<string, string>();

  constructor(private readonly graph: ReferenceGraph) {}

  hint({ from, to, namespace, name }: ReferenceEdge): string {
    const key = [to.group, to.kind, namespace, name].join('/');
    const known = this.hints.get(key) ?? this.elsewhere(to, name) ?? this.nearest(to, namespace, name);
    this.hints.set(key, known);
    return known + wayOut(from, to, namespace, name);
  }

  private elsewhere(to: TargetKind, name: string): string | undefined {
    const namespaces = this.graph.providers.namespacesOf(to, name).slice(0, 3);
    return namespaces.length === 0 ? undefined : `There is one in namespace ${namespaces.map((namespace) => `'${namespace}'`).join(', ')}. `;
  }

  private nearest(to: TargetKind, namespace: string, name: string): string {
    if (this.comparisons > mostComparisons) return '';
    const names = this.graph.providers.namesIn(to, namespace);
    this.comparisons += names.length;
    return didYouMean(name, names);
  }
}
