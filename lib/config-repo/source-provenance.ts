import { isAncestor } from '../git/ancestry';
import { git, gitLine, tryGitLine } from '../git/git';
import { GitError } from '../git/git-error';
import { redact, repositoryName } from '../git/remote-url';

/** Which source an app was synthesized from. */
export interface SourceProvenance {
  /** Commit of the source repository ("dry", because nothing is rendered in it). */
  readonly drySha: string;
  /** The source has changes that are not committed. */
  readonly dirty: boolean;
  /** Without credentials. @default - the source has no remote called origin */
  readonly repoURL?: string;
  /** `Name <address>` of the commit. */
  readonly author?: string;
  /** Of the commit, ISO 8601. */
  readonly date?: string;
  readonly subject?: string;
  /** A local folder of the source repository, to compare commits. @default - commits are compared by date */
  readonly folder?: string;
}

/**
 * Looks at the git repository that holds a folder. Changes below ignored folders do not count.
 *
 * @returns `undefined` where there is no repository, or no commit in it
 * @throws GitError where git does not let us look
 */
export async function describeSource(folder: string): Promise<SourceProvenance | undefined> {
  const shown = await headOf(folder);
  if (!shown) return undefined;
  const [drySha, author, date, subject] = shown.split('\0') as [string, string, string, string];
  const [status, url] = await Promise.all([
    git(['--no-optional-locks', 'status', '--porcelain', '--untracked-files=normal'], { cwd: folder }),
    tryGitLine(['config', '--get', 'remote.origin.url'], { cwd: folder }),
  ]);
  return { drySha, dirty: status.length > 0, ...(url && { repoURL: redact(url) }), author, date, subject, folder };
}

/** A repository that git refuses to read, such as one of another user, is an error: silence would lose the provenance. */
async function headOf(folder: string): Promise<string | undefined> {
  const format = '--format=%H%x00%an <%ae>%x00%cI%x00%s';
  try {
    return await gitLine(['show', '--no-patch', '--no-show-signature', format, 'HEAD', '--'], { cwd: folder });
  } catch (error) {
    if (error instanceof GitError && /not a git repository|bad revision 'HEAD'/.test(error.stderr)) return undefined;
    throw error;
  }
}

/** Who owns what a source renders: the same for every way to reach its repository. */
export function ownerOf(app: string, source: SourceProvenance | undefined): string {
  return source?.repoURL ? `${repositoryName(source.repoURL)}#${app}` : `local#${app}`;
}

/** How the source in the config repository stands to ours. */
export type SourceOrder = 'same' | 'older' | 'newer' | 'diverged' | 'unknown';

/**
 * Compares the source that is published with ours: by history where the local repository knows both commits. A shallow checkout, as CI
 * makes it, does not know newer commits; then the later date decides (decision 0083).
 */
export async function compareSources(published: Pick<SourceProvenance, 'drySha' | 'date'>, ours: SourceProvenance): Promise<SourceOrder> {
  if (published.drySha === ours.drySha) return 'same';
  if (ours.folder && (await knowsCommit(ours.folder, published.drySha))) return orderByHistory(ours.folder, published.drySha, ours.drySha);
  if (!published.date || !ours.date) return 'unknown';
  return Date.parse(published.date) > Date.parse(ours.date) ? 'newer' : 'older';
}

async function orderByHistory(folder: string, published: string, ours: string): Promise<SourceOrder> {
  if (await isAncestor(folder, published, ours)) return 'older';
  return (await isAncestor(folder, ours, published)) ? 'newer' : 'diverged';
}

async function knowsCommit(folder: string, sha: string): Promise<boolean> {
  const isSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha);
  const env = { GIT_NO_LAZY_FETCH: '1' };
  return isSha && (await tryGitLine(['cat-file', '-t', sha], { cwd: folder, env })) === 'commit';
}
