import { groupOf, type KubeObject } from '../kube-object';

/** Where kustomize shall look for image names, in the words of its transformer configuration. */
export interface ImageField {
  /** @default - the core group, and any group */
  readonly group?: string;
  readonly kind: string;
  /** Fields with `/` between them; `[]` behind a list. */
  readonly path: string;
}

/** Lists of containers: kustomize changes `image` of their items wherever they stand. */
const containerLists = ['containers', 'initContainers'];
/** Paths of kustomize's own configuration outside such lists. To repeat them is a conflict to it. */
const builtIn = ['spec/volumes[]/image/reference', 'spec/template/spec/volumes[]/image/reference'];

/**
 * The fields of the objects that name an image and that kustomize does not know: of workflow templates, of workflows inside a Sensor, of model
 * servers, of custom resources whose operator starts pods. Found in the objects themselves, so that kinds with open schemas and kinds nobody
 * has heard of count too. A field counts by its name: `image`, `…Image`, `imageName`, and `reference` of an image volume.
 * That is safe, because kustomize changes only a value that is the very image being promoted.
 */
export function imageFields(objects: readonly KubeObject[]): ImageField[] {
  const byKind = new Map<string, KubeObject[]>();
  for (const object of objects) if (object.kind !== 'CustomResourceDefinition') pushTo(byKind, `${groupOf(object.apiVersion)}/${object.kind}`, object);
  const kinds = [...byKind.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.flatMap(([, members]) => fieldsOfKind(members, objects));
}

function fieldsOfKind(members: readonly KubeObject[], all: readonly KubeObject[]): ImageField[] {
  const paths = new Map<string, Step[]>();
  for (const object of members) walk(object, [], (steps) => paths.set(pathText(steps), steps));
  const [{ apiVersion, kind }] = members as [KubeObject];
  const group = groupOf(apiVersion);
  // Without a group kustomize takes the field for this kind of every group.
  const selected = group === '' ? all.filter((object) => object.kind === kind) : members;
  return [...paths.entries()]
    .filter(([path, steps]) => !builtIn.includes(path) && selected.every((object) => canFollow(object, steps)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path]) => ({ ...(group && { group }), kind, path }));
}

/** A field on the way, and whether its value is a list. */
interface Step {
  readonly field: string;
  readonly list: boolean;
}

function walk(value: unknown, steps: readonly Step[], found: (steps: Step[]) => void): void {
  if (Array.isArray(value)) {
    const inList = steps.map((step, i) => (i === steps.length - 1 ? { ...step, list: true } : step));
    for (const item of value) walk(item, inList, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, item] of Object.entries(value)) visit(field, item, steps, found);
  }
}

function visit(field: string, item: unknown, parents: readonly Step[], found: (steps: Step[]) => void): void {
  if (!canBeNamed(field)) return;
  const steps = [...parents, { field, list: false }];
  if (typeof item === 'string') {
    if (namesImage(steps) && looksLikeImage(item)) found(steps);
  } else walk(item, steps, found);
}

function namesImage(steps: readonly Step[]): boolean {
  const [grandparent, parent, last] = [steps.at(-3), steps.at(-2), steps.at(-1)!];
  if (last.field === 'reference') return parent?.field === 'image' && grandparent?.field === 'volumes';
  if (last.field === 'image' && parent?.list && containerLists.includes(parent.field)) return false;
  return /^(i|.+I)mage(Name)?$/.test(last.field);
}

/** A name with registry, tag and digest, as a container runtime takes it. */
function looksLikeImage(text: string): boolean {
  return /^[a-z0-9][\w.-]*(:[0-9]+)?(\/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]+)?$/i.test(text);
}

/** A field that kustomize's paths can name: they have no way to write an empty one, or one that ends with `[]`. */
function canBeNamed(field: string): boolean {
  return field !== '' && !field.endsWith('[]') && !field.includes('\\');
}

function pathText(steps: readonly Step[]): string {
  return steps.map(({ field, list }) => `${field.replaceAll('/', '\\/')}${list ? '[]' : ''}`).join('/');
}

/** Kustomize fails as a whole where a path of its configuration meets a plain value half-way, or a map at its end. */
function canFollow(value: unknown, [step, ...rest]: readonly Step[]): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every((item) => canFollow(item, step ? [step, ...rest] : []));
  if (!step) return typeof value !== 'object';
  return typeof value === 'object' && canFollow((value as Record<string, unknown>)[step.field], rest);
}

function pushTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
