import { UnsafeArgumentError } from '../git/remote-url';

/** Where the files of one app in one environment lie. All paths are from the top of the config repository. */
export interface Layout {
  readonly environment: string;
  readonly app: string;
  /** What Argo CD syncs: `envs/<environment>/<app>`. */
  readonly folder: string;
  /** Owned by publish as a whole. */
  readonly rendered: string;
  /** Made once, then owned by whoever promotes. */
  readonly kustomization: string;
}

/** Made once: the Applications of Applications, which a person applies. */
export const rootFile = 'argocd/root.yaml';
export const attributesFile = '.gitattributes';

/** Names below `rendered/` that are no objects. */
export const inventoryFile = '.inventory.json';
export const metadataFile = 'hydrator.metadata';
export const resourcesFile = 'kustomization.yaml';
export const fieldsFile = 'kustomizeconfig.yaml';

/** What kustomize takes for the description of a folder; two of them in one folder are an error to it. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * @throws UnsafeArgumentError when a name is no DNS label
 */
export function layoutOf(environment: string, app: string): Layout {
  const folder = `envs/${checkFolderName('environment', environment)}/${checkFolderName('app', app)}`;
  return { environment, app, folder, rendered: `${folder}/rendered`, kustomization: `${folder}/kustomization.yaml` };
}

/** The folders above `rendered/`, the top first. They are shared with others and must be folders. */
export function sharedFolders({ environment, folder }: Layout): readonly string[] {
  return ['envs', `envs/${environment}`, folder];
}

function checkFolderName(what: string, name: string): string {
  const isLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name);
  if (isLabel && isReservedOnWindows(name)) throw new UnsafeArgumentError(`The ${what} is called "${name}", which Windows has no folder for. Choose another name.`);
  if (isLabel) return name;
  throw new UnsafeArgumentError(`The ${what} is called ${JSON.stringify(name)}. Use at most 63 of a-z, 0-9 and "-", with a letter or digit at both ends.`);
}

/** Windows opens a device for these names, with any extension. */
export function isReservedOnWindows(name: string): boolean {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(name);
}
