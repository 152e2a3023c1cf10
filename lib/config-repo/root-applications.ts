import { isMap, parseAllDocuments } from 'yaml';
import { emitYaml } from '../emit/yaml';
import type { KubeObject } from '../kube-object';
import type { ManifestSet } from '../manifest-set';
import type { Layout } from './layout';

/** By this label a person applies the root of one environment alone. */
export const environmentLabel = 'cdk8s-mlops/environment';

const heading = `# The Applications of Applications, one for each environment. Apply this file once; Argo CD does the rest.
#   one Argo CD for all environments:   kubectl apply --filename argocd/root.yaml
#   an Argo CD in each environment:     kubectl apply --filename argocd/root.yaml --selector ${environmentLabel}=NAME
# Made by cdk8s-mlops publish, which adds an environment at its first publish and changes nothing else here.
`;

/**
 * `argocd/root.yaml` with the root of this environment: the Application of the app that syncs the app's own folder. An app that
 * renders Applications but no such root gets a plain one; an app without Applications needs none.
 *
 * @param current what the file holds now. @default - there is no such file
 * @param repoURL where Argo CD finds the config repository, without credentials
 * @returns the file's new content; `undefined` where nothing has to be added
 */
export function addRoot(current: string | undefined, set: ManifestSet, layout: Layout, repoURL: string, branch: string): string | undefined {
  const applications = set.entries.map(({ object }) => object).filter(isApplication);
  if (applications.length === 0 || (current !== undefined && holdsEnvironment(current, layout.environment))) return undefined;
  const root = applications.find((object) => syncsFolder(object, layout.folder)) ?? plainRoot(layout, repoURL, branch);
  const document = emitYaml(labelled(root, layout.environment));
  return current === undefined ? `${heading}${document}` : `${current.replace(/\n*$/, '\n')}---\n${document}`;
}

function isApplication({ apiVersion, kind }: KubeObject): boolean {
  return kind === 'Application' && apiVersion.startsWith('argoproj.io/');
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

function labelled(object: KubeObject, environment: string): KubeObject {
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata?.labels, [environmentLabel]: environment } } };
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/ */
function plainRoot({ environment, app, folder }: Layout, repoURL: string, branch: string): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: `${environment}-${app}`, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: branch, path: folder },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  };
}
