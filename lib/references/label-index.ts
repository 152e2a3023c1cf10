import type { ManifestEntry } from '../manifest-set';
import { fieldsOf, type Fields } from './fields';
import { demandsOf, meets, type LabelDemand, type LabelSelector } from './label-selector';
import type { PodTemplate } from './pod-template';

/** Something with labels: the pods of a workload, or an object itself. */
export interface Labelled {
  readonly entry: ManifestEntry;
  /** Empty where the object states none. */
  readonly namespace: string;
  readonly labels: Fields;
  readonly pod?: PodTemplate;
}

/** Finds what a selector chooses, through the rarest of the labels that it demands. */
export class LabelIndex {
  private readonly all: Labelled[] = [];
  private readonly byLabel = new Map<string, Labelled[]>();
  private readonly runTimeLabels = new Set<string>();

  add(labelled: Labelled): void {
    this.all.push(labelled);
    for (const start of labelled.pod?.runTimeLabels ?? []) this.runTimeLabels.add(start);
    for (const [key, value] of Object.entries(labelled.labels)) {
      push(this.byLabel, `${key}=${String(value)}`, labelled);
      push(this.byLabel, key, labelled);
    }
  }

  /** What the selector chooses in a namespace, in the order of the set; in all namespaces for `*`. */
  *select(selector: LabelSelector, namespace: string): Generator<Labelled> {
    const demands = demandsOf(selector);
    for (const candidate of this.candidates(demands)) {
      const isNear = namespace === '*' || namespace === '' || candidate.namespace === '' || candidate.namespace === namespace;
      if (isNear && demands.every((demand) => meets(candidate.labels, demand, candidate.pod?.runTimeLabels))) yield candidate;
    }
  }

  private candidates(demands: readonly LabelDemand[]): readonly Labelled[] {
    const lists = demands.flatMap((demand) => {
      const key = meets({}, demand, this.runTimeLabels) ? undefined : postingKey(demand);
      return key === undefined ? [] : [this.byLabel.get(key) ?? []];
    });
    return lists.length === 0 ? this.all : lists.reduce((a, b) => (b.length < a.length ? b : a));
  }
}

/** The list that holds all that can meet a demand which needs a label. */
function postingKey({ key, operator, values }: LabelDemand): string {
  return operator === 'In' && values.length === 1 ? `${key}=${values[0]}` : key;
}

/** The labels of an object itself. */
export function labelledObject(entry: ManifestEntry): Labelled {
  const { metadata } = entry.object;
  return { entry, namespace: metadata?.namespace ?? '', labels: fieldsOf(metadata?.labels) };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
