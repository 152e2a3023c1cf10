import type * as L1 from '../../imports/argo-cd';

/** A repository by its URL, or as an object that knows it, such as a `Repository`. */
export type RepositoryUrl = string | { readonly url: string };

/** What every source has. */
interface AnySource {
  readonly repoURL: RepositoryUrl;
  /** For people: what the source is called among several. @default - none */
  readonly name?: string;
}

/** The ways to make manifests of a folder exclude each other. */
type FolderTool =
  | { readonly directory?: L1.Directory; readonly helm?: never; readonly kustomize?: never; readonly plugin?: never }
  | { readonly helm: HelmOptions; readonly directory?: never; readonly kustomize?: never; readonly plugin?: never }
  | { readonly kustomize: L1.Kustomize; readonly directory?: never; readonly helm?: never; readonly plugin?: never }
  | { readonly plugin: L1.Plugin; readonly directory?: never; readonly helm?: never; readonly kustomize?: never };

/**
 * A folder of a git repository: plain manifests, a chart, a kustomization, or what a plugin makes manifests of.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application_sources/
 */
export type GitSource = AnySource &
  FolderTool & {
    /** Folder, from the top of the repository; `.` for the top. */
    readonly path: string;
    /** Branch, tag or commit. @default 'HEAD' */
    readonly targetRevision?: string;
    /** A name by which other sources take files of this one. @default - none */
    readonly ref?: string;
    readonly chart?: never;
  };

/**
 * A chart of a Helm repository.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export type ChartSource = AnySource & {
  /** Name of the chart. */
  readonly chart: string;
  /** Version of the chart, exact or as a range. */
  readonly targetRevision: string;
  readonly helm?: HelmOptions;
  readonly path?: never;
  readonly ref?: never;
  readonly directory?: never;
  readonly kustomize?: never;
  readonly plugin?: never;
};

/** Where manifests come from. The values of a `ValuesSource` are named by its files alone. */
export type ApplicationSource = GitSource | ChartSource;

/** Helm's settings, as the API has them, with files of other sources as objects. */
export interface HelmOptions extends Omit<L1.Helm, 'valueFiles'> {
  /** Files beside the chart, or of a `ValuesSource`. @default - the chart's own values */
  readonly valueFiles?: readonly (string | ValuesFile)[];
}

/** A file in another source of the same Application. */
export interface ValuesFile {
  readonly source: ValuesSource;
  /** From the top of the repository. */
  readonly path: string;
}

export interface ValuesSourceProps {
  readonly repoURL: RepositoryUrl;
  /** @default 'values' */
  readonly ref?: string;
  /** Branch, tag or commit. @default 'HEAD' */
  readonly targetRevision?: string;
}

/**
 * A git repository that holds values for charts of other repositories. An Application that uses a file of it has it among its sources by itself.
 *
 * @example helm: { valueFiles: [config.file('envs/production/istiod.yaml')] }
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/
 */
export class ValuesSource {
  readonly ref: string;

  constructor(private readonly props: ValuesSourceProps) {
    this.ref = props.ref ?? 'values';
  }

  /** @param path from the top of the repository */
  file(path: string): ValuesFile {
    return { source: this, path };
  }

  /** The source as the API has it. */
  toSource(): L1.Source {
    const { repoURL, targetRevision = 'HEAD' } = this.props;
    return { repoURL: urlOf(repoURL), targetRevision, ref: this.ref };
  }
}

/** The sources as the API has them, and after them those whose files they use. */
export function renderSources(sources: readonly ApplicationSource[]): readonly L1.Source[] {
  const used = new Set(sources.flatMap(({ helm }) => (helm?.valueFiles ?? []).flatMap((file) => (typeof file === 'string' ? [] : [file.source]))));
  return [...sources.map(renderSource), ...[...used].map((source) => source.toSource())];
}

function renderSource(source: ApplicationSource): L1.Source {
  const { repoURL, targetRevision = 'HEAD', helm, ...rest } = source;
  return { ...rest, repoURL: urlOf(repoURL), targetRevision, ...(helm && { helm: renderHelm(helm) }) };
}

function renderHelm({ valueFiles, ...helm }: HelmOptions): L1.Helm {
  const files = valueFiles?.map((file) => (typeof file === 'string' ? file : `$${file.source.ref}/${file.path.replace(/^\.?\//, '')}`));
  return { ...helm, ...(files && { valueFiles: files }) };
}

export function urlOf(repository: RepositoryUrl): string {
  return typeof repository === 'string' ? repository : repository.url;
}

