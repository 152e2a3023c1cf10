import { fieldsOf, itemsOf, textOf, type Fields } from './fields';

/** The pods that an object makes, with the path of each part in that object. */
export interface PodTemplate {
  readonly labels: Fields;
  readonly containers: readonly PlacedFields[];
  readonly volumes: readonly PlacedFields[];
  /** Names of volumes that come from elsewhere: the claim templates of a StatefulSet. */
  readonly moreVolumes?: readonly string[];
  /** Starts of labels that controllers add to these pods: `statefulset.kubernetes.io/`. */
  readonly runTimeLabels: readonly string[];
  /** Volumes may be added by what is not seen here; then a mount of an unknown one is no mistake. @default false */
  readonly openVolumes?: boolean;
}

export interface PlacedFields {
  readonly path: string;
  readonly fields: Fields;
}

/** Labels that the controllers of Kubernetes add to the pods that they make. */
const workloadLabels = [
  'apps.kubernetes.io/',
  'batch.kubernetes.io/',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-hash',
  'statefulset.kubernetes.io/',
];

const containerLists = ['initContainers', 'containers', 'ephemeralContainers'];

/** The pods of a pod template `{ metadata, spec }` that stands at a path. */
export function podTemplateAt(path: string, template: unknown, moreVolumes?: readonly string[]): PodTemplate {
  const { metadata, spec } = fieldsOf(template);
  const prefix = path === '' ? 'spec' : `${path}.spec`;
  return {
    labels: fieldsOf(fieldsOf(metadata).labels),
    containers: containersOf(prefix, fieldsOf(spec)),
    volumes: placedItems(`${prefix}.volumes`, fieldsOf(spec).volumes),
    moreVolumes,
    runTimeLabels: workloadLabels,
  };
}

function containersOf(prefix: string, spec: Fields): readonly PlacedFields[] {
  const lists = containerLists.filter((list) => spec[list] !== undefined).map((list) => placedItems(`${prefix}.${list}`, spec[list]));
  return lists.length === 1 ? lists[0] : lists.flat();
}

/** The items of a list that stands at a path. */
export function placedItems(path: string, list: unknown): PlacedFields[] {
  return itemsOf(list).map((item, index) => ({ path: `${path}[${index}]`, fields: fieldsOf(item) }));
}

/** Names of the ports that a container declares. */
export function portNames(container: Fields): string[] {
  return namesIn(container.ports);
}

/** The `name` of each item of a list. */
export function namesIn(list: unknown): string[] {
  return itemsOf(list).flatMap((item) => textOf(fieldsOf(item).name) ?? []);
}
