import type * as L1 from '../../../imports/argo-cd';
import { urlOf, type RepositoryUrl } from '../application-source';
import { Generator, type Requeued, type ValuesParams, type WithValues } from './generator';
import { paramsLike, type ParamsOf } from './params';

interface GitOptions<V extends string, Prefix extends string> extends WithValues<V>, Requeued {
  readonly repoURL: RepositoryUrl;
  /** Branch, tag or commit. @default 'HEAD' */
  readonly revision?: string;
  /** Puts `path` below this key, so that two git generators can be combined. @default - `path` stands at the top */
  readonly pathParamPrefix?: Prefix;
}

export interface GitDirectoriesOptions<V extends string, Prefix extends string> extends GitOptions<V, Prefix> {
  /** Folders, with `*` for any name; `exclude: true` takes some away. */
  readonly directories: readonly (string | L1.ApplicationSetDirectory)[];
}

export interface GitFilesOptions<C extends object, V extends string, Prefix extends string> extends GitOptions<V, Prefix> {
  /** JSON or YAML files, with `*` for any name and `**` for any folders. */
  readonly files: readonly (string | L1.ApplicationSetFile)[];
  /** What one of the files holds: its keys are those of the template. */
  readonly example: C;
}

type DirectoryPath = { readonly path: string; readonly basename: string; readonly basenameNormalized: string; readonly segments: readonly string[] };
type FilePath = DirectoryPath & { readonly filename: string; readonly filenameNormalized: string };

/** `path`, or below the prefix. */
type Placed<Path, Prefix extends string> = [Prefix] extends [never] ? { readonly path: Path } : { readonly [K in Prefix]: { readonly path: Path } };

const directoryPath = { path: '', basename: '', basenameNormalized: '', segments: [] };
const filePath = { ...directoryPath, filename: '', filenameNormalized: '' };

/**
 * One set of parameters for each folder of a repository.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export function gitDirectories<const V extends string = never, const Prefix extends string = never>(
  { directories, ...options }: GitDirectoriesOptions<V, Prefix>,
): Generator<Placed<DirectoryPath, Prefix> & ValuesParams<V>> {
  return make(options, { directories: directories.map(entryOf) }, placed(directoryPath, options));
}

/**
 * One set of parameters for each file of a repository, with what stands in it.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export function gitFiles<const C extends object, const V extends string = never, const Prefix extends string = never>(
  { files, example, ...options }: GitFilesOptions<C, V, Prefix>,
): Generator<ParamsOf<C> & Placed<FilePath, Prefix> & ValuesParams<V>> {
  return make(options, { files: files.map(entryOf) }, { ...example, ...placed(filePath, options) });
}

function placed<V extends string, Prefix extends string>(path: object, { pathParamPrefix, values = {} as never }: GitOptions<V, Prefix>): object {
  return { ...(pathParamPrefix === undefined ? { path } : { [pathParamPrefix]: { path } }), values };
}

function make<P extends object>({ repoURL, revision = 'HEAD', ...rest }: GitOptions<string, string>, what: object, example: object): Generator<P> {
  return new Generator({ git: { repoURL: urlOf(repoURL), revision, ...rest, ...what } }, paramsLike(example) as P);
}

function entryOf<T extends { readonly path: string }>(entry: string | T): { readonly path: string } {
  return typeof entry === 'string' ? { path: entry } : entry;
}
