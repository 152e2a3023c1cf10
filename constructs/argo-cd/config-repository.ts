import type { Published } from '../../lib/checks/published';
import { repositoryName } from '../../lib/git/remote-url';
import type { ManifestSet } from '../../lib/manifest-set';
import { textOf } from '../../lib/references/fields';
import type { PlacedFields } from '../../lib/references/pod-template';
import { applicationSpecs, isOfKind, sourcesOf } from './parts';

/** A source that reads the config repository. */
export interface PublishedSource {
  /** Where the source stands in its Application. */
  readonly at: string;
  /** What it reads, from the top of the repository. */
  readonly path: string;
}

/** Those sources of an Application that read what the project publishes. */
export function publishedSources(spec: PlacedFields, published: Published): PublishedSource[] {
  return sourcesOf(spec).flatMap(({ path: at, fields }) => {
    const [repoURL, path] = [textOf(fields.repoURL), textOf(fields.path)];
    if (repoURL === undefined || path === undefined || !configRepositories(published).has(repositoryName(repoURL))) return [];
    return [{ at, path: tidy(path) }];
  });
}

const known = new WeakMap<Published['folders'], ReadonlySet<string>>();

/**
 * Names of the config repository: where `publish` pushes to, and where the Application of an app that syncs the app itself reads from. Argo CD may
 * reach the repository in another way than the pipeline.
 */
function configRepositories({ folders, repository }: Published): ReadonlySet<string> {
  const found = known.get(folders) ?? new Set([...folders].flatMap(([folder, set]) => (set ? rootsOf(set, folder) : [])));
  known.set(folders, found);
  return repository === undefined ? found : new Set([...found, repositoryName(repository)]);
}

function rootsOf({ entries }: ManifestSet, folder: string): string[] {
  const applications = entries.filter(({ object }) => isOfKind(object, 'Application'));
  const sources = applications.flatMap(({ object }) => applicationSpecs(object)).flatMap(sourcesOf);
  return sources.flatMap(({ fields }) => (tidy(textOf(fields.path) ?? '') === folder ? [repositoryName(textOf(fields.repoURL) ?? '')] : []));
}

function tidy(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$/g, '');
}
