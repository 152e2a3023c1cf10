import { isMap, parseAllDocuments } from 'yaml';
import { emitDocuments } from '../emit/yaml';
import type { KubeObject } from '../kube-object';
import type { ManifestSet } from '../manifest-set';
import type { Layout } from './layout';

/** By this label a person applies the root of one environment alone. */
export const environmentLabel = 'cdk8s-mlops/environment';
const argoNamespace = 'argocd';

const heading = `# The Applications of Applications, one for each environment. Apply this file once; Argo CD does the rest.
#   one Argo CD for all environments:   kubectl apply --filename argocd/root.yaml
#   an Argo CD in each environment:     kubectl apply --filename argocd/root.yaml --selector ${environmentLabel}=NAME
# Made by cdk8s-mlops publish, which adds an environment at its first publish and changes nothing else here.
`;

/**
 * `argocd/root.yaml` with the root of this environment: the Application of the app that syncs the app's own folder. An app that
 * renders Applications but no such root gets a plain one; an app without Applications needs none. The root's project comes with it.
 *
 * @param current what the file holds now. @default - there is no such file
 * @param repoURL where Argo CD finds the config repository, without credentials
 * @returns the file's new content; `undefined` where nothing has to be added
 */
export function addRoot(current: string | undefined, set: ManifestSet, layout: Layout, repoURL: string, branch: string): string | undefined {
  const objects = set.entries.map(({ object }) => object);
  const applications = objects.filter((object) => isArgo(object, 'Application'));
  if (applications.length === 0 || (current !== undefined && holdsEnvironment(current, layout.environment))) return undefined;
  const root = applications.find((object) => syncsFolder(object, layout.folder)) ?? plainRoot(layout, repoURL, branch);
  const documents = emitDocuments([...projectOf(root, objects), root].map((object) => forRoot(object, layout.environment)));
  return current === undefined ? `${heading}${documents}` : `${current.replace(/\n*$/, '\n')}---\n${documents}`;
}

function isArgo({ apiVersion, kind }: KubeObject, wanted: string): boolean {
  return kind === wanted && apiVersion.startsWith('argoproj.io/');
}

/** The project of the root: Argo CD refuses an Application whose project is not there, and nothing but the root could bring it. */
function projectOf({ spec }: KubeObject, objects: readonly KubeObject[]): KubeObject[] {
  const { project } = spec as { project?: string };
  return objects.filter((object) => isArgo(object, 'AppProject') && object.metadata?.name === project);
}

interface ApplicationSource {
  readonly path?: string;
}

function syncsFolder({ spec }: KubeObject, folder: string): boolean {
  const { source, sources = [] } = (spec ?? {}) as { source?: ApplicationSource; sources?: readonly ApplicationSource[] };
  return [source, ...sources].some((candidate) => candidate?.path?.replace(/^\.\/|\/$/g, '') === folder);
}

/** A file that cannot be read belongs to whoever wrote it. */
function holdsEnvironment(text: string, environment: string): boolean {
  return parseAllDocuments(text).some(
    (document) => document.errors.length > 0 || (isMap(document.contents) && document.getIn(['metadata', 'labels', environmentLabel]) === environment),
  );
}

/** With the label of its environment, and in a namespace, because nothing but this file tells a person where it belongs. */
function forRoot(object: KubeObject, environment: string): KubeObject {
  const { namespace = argoNamespace, labels } = object.metadata ?? {};
  return { ...object, metadata: { ...object.metadata, namespace, labels: { ...labels, [environmentLabel]: environment } } };
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/ */
function plainRoot({ environment, app, folder }: Layout, repoURL: string, branch: string): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: `${environment}-${app}`, namespace: argoNamespace },
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: branch, path: folder },
      destination: { server: 'https://kubernetes.default.svc', namespace: argoNamespace },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  };
}
