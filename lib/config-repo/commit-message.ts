import type { FileChanges } from './desired-tree';
import type { PublishRequest } from './publish-options';

/**
 * The commit: what changed for people, and trailers by which tools find the source.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/
 */
export function commitMessage({ app, environment, source, version }: PublishRequest, files: FileChanges, inventoryDigest: string): string {
  const trailers = {
    'Dry-Sha': source && `${source.drySha}${source.dirty ? ' (with uncommitted changes)' : ''}`,
    'Dry-Repo': source?.repoURL,
    'Synth-Version': version,
    'Inventory-Digest': `sha256:${inventoryDigest}`,
    'Argocd-reference-commit-sha': source?.drySha,
    'Argocd-reference-commit-repourl': source?.repoURL,
    'Argocd-reference-commit-author': source?.author,
    'Argocd-reference-commit-date': source?.date,
    'Argocd-reference-commit-subject': source?.subject,
  };
  const lines = Object.entries(trailers).flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}`] : []));
  return `Publish ${app} to ${environment}: ${countChanges(files)}\n\n${lines.join('\n')}\n`;
}

/** `2 added, 1 changed`. */
function countChanges(files: FileChanges): string {
  const counts = (['added', 'changed', 'removed'] as const).filter((kind) => files[kind].length > 0).map((kind) => `${files[kind].length} ${kind}`);
  return counts.length > 0 ? counts.join(', ') : 'inventory only';
}

/** A subject or an author's name must not pass for another trailer. */
function oneLine(text: string): string {
   
  return text.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ').trim();
}
