import { UnwritableValueError } from '../emit/unwritable-value-error';
import { emitYaml } from '../emit/yaml';
import { describeIdentity, identityOf } from '../kube-object';
import type { ManifestEntry, ManifestSet } from '../manifest-set';
import { fileNames } from './file-name';
import { imageFields } from './image-fields';
import { fieldsFile, resourcesFile } from './layout';
import { pathProblem, prefixCollisions } from './path-policy';
import { type Obstacle, PublishRefused } from './publish-refused';
import { setObstacles } from './set-obstacles';

/** A file below `rendered/`, with the object in it. */
export interface RenderedFile {
  /** From `rendered/`. */
  readonly path: string;
  readonly content: Buffer;
  /** @default - the file describes the folder to kustomize */
  readonly entry?: ManifestEntry;
}

/**
 * The file of every object. The order is that of the paths, so that the same objects give the same bytes in whatever order they were made.
 *
 * @throws PublishRefused with everything that stands against publishing the set
 */
export function renderObjects(set: ManifestSet, allowEmpty: boolean): RenderedFile[] {
  const unwritable: Obstacle[] = [];
  const contents = set.entries.map((entry) => render(entry, unwritable));
  // What cannot be written may contain itself, and is not looked into further.
  const obstacles = unwritable.length > 0 ? unwritable : setObstacles(set, allowEmpty);
  if (obstacles.length > 0) throw new PublishRefused('invalid', obstacles);
  const paths = fileNames(set.entries.map(({ object }) => identityOf(object)));
  checkPaths(paths);
  return set.entries.map((entry, i) => ({ path: paths[i]!, content: contents[i]!, entry })).sort(byPath);
}

/** What kustomize reads in `rendered/`: the list of files, and the fields that hold images. */
export function renderKustomize(objects: readonly RenderedFile[], set: ManifestSet): RenderedFile[] {
  const resources = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: objects.map(({ path }) => path),
  };
  const fields = { images: imageFields(set.entries.map(({ object }) => object)) };
  return [
    { path: resourcesFile, content: Buffer.from(emitYaml(resources)) },
    { path: fieldsFile, content: Buffer.from(emitYaml(fields)) },
  ];
}

function render({ object, origin }: ManifestEntry, unwritable: Obstacle[]): Buffer {
  try {
    return Buffer.from(emitYaml(object));
  } catch (error) {
    if (!(error instanceof UnwritableValueError)) throw error;
    const { constructPath, source } = origin;
    const message = `${describeIdentity(identityOf(object))}: ${error.message}`;
    unwritable.push({ code: 'publish/unwritable-value', message, hint: '', ...(constructPath && { constructPath }), ...(source && { source }) });
    return Buffer.alloc(0);
  }
}

/** Holds for every name that `fileNames` makes; looked at again because git drops bad paths without a word. */
function checkPaths(paths: readonly string[]): void {
  const bad = [...paths.filter((path) => pathProblem(path) !== undefined), ...prefixCollisions(paths)];
  if (bad.length > 0 || new Set(paths).size < paths.length) throw new Error(`Objects got unsafe file names: ${bad.join(', ') || 'one name twice'}`);
}

function byPath(a: RenderedFile, b: RenderedFile): number {
  return a.path < b.path ? -1 : 1;
}
