import { rm } from 'node:fs/promises';
import path from 'node:path';
import { isAncestor } from './ancestry';
import { git, gitLine, type GitOptions } from './git';
import { settingsByEnvironment } from './git-environment';
import { GitError } from './git-error';
import { blobId, nullId, objectFormats, type ObjectFormat } from './object-id';
import { type PushOutcome, readPushOutcome } from './push-outcome';
import { absoluteUrl, checkBranch, checkRemoteUrl } from './remote-url';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder';
import { parseTree, parseTreeChanges, type TreeChange, type TreeEntry } from './tree-entry';

export interface PrivateRepositoryOptions {
  /** URL or path of the remote. */
  readonly url: string;
  readonly branch: string;
  /** Milliseconds for one exchange with the remote. @default - 5 minutes */
  readonly timeout?: number;
}

/** Where the branch of the remote is kept here. */
const tipRef = 'refs/remotes/origin/tip';
/** What git takes for all commits; unlike `--unshallow`, also where all are here already. */
const unlimitedDepth = 2 ** 31 - 1;

/** A change of the index: content that was written, or a removal. */
export interface IndexEdit {
  readonly path: string;
  /** Mode and name of the blob. @default - the path is removed */
  readonly entry?: Pick<TreeEntry, 'mode' | 'id'>;
}

export interface CommitRequest {
  readonly tree: string;
  readonly parent?: string;
  readonly message: string;
  readonly author: Identity;
  /** Seconds since 1970. */
  readonly date: number;
  /** Sign with the user's key. */
  readonly sign: boolean;
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/**
 * A bare repository of our own in the temporary folder, beside a remote that many write to. It has no work tree, so nothing is ever
 * half-written to a checkout, no symbolic link is followed and no filter runs. What is fetched is one commit and its folders; contents come
 * when they are asked for.
 *
 * The remote's URL is given to git by environment: it may hold a token, and is neither written to disk nor shown in the process list.
 */
export class PrivateRepository {
  /**
   * @throws UnsafeArgumentError for a URL or branch that git would take for something else
   * @throws GitError where git is missing or the temporary folder cannot be written
   */
  static async open(options: PrivateRepositoryOptions): Promise<PrivateRepository> {
    checkRemoteUrl(options.url);
    checkBranch(options.branch);
    const folder = await makeTemporaryFolder();
    const repository = new PrivateRepository(folder, options);
    await repository.create().catch(async (error: unknown) => {
      await repository.dispose();
      throw error;
    });
    return repository;
  }

  private _format: ObjectFormat = 'sha1';
  private adopted = false;
  private readonly ref: string;
  private readonly written = new Set<string>();
  /** Contents that were read: on the next attempt most are the same. */
  private readonly read = new Map<string, Buffer>();

  private constructor(
    private readonly folder: string,
    private readonly options: PrivateRepositoryOptions,
  ) {
    this.ref = `refs/heads/${options.branch}`;
  }

  /** How the remote names its objects. Known after the first fetch; of an empty remote after the first push. */
  get format(): ObjectFormat {
    return this._format;
  }

  /** Takes the folder away. */
  async dispose(): Promise<void> {
    await removeTemporaryFolder(this.folder);
  }

  /**
   * @returns the commit that the branch points to; `undefined` where the branch does not exist yet
   * @throws GitError
   */
  async fetchTip(): Promise<string | undefined> {
    try {
      await this.fetchHistory(1);
      return await this.line(['rev-parse', '--verify', `${tipRef}^{commit}`]);
    } catch (error) {
      if (isMissingRef(error)) return undefined;
      if (!(await this.adoptFormat(error))) throw error;
      return this.fetchTip();
    }
  }

  /**
   * Whether a commit that was made here is in the history of a tip that was fetched. Unless it is the tip, the whole history is fetched.
   * @throws GitError
   */
  async isInHistory(commit: string, tip: string): Promise<boolean> {
    if (commit === tip) return true;
    await this.fetchHistory(unlimitedDepth);
    return isAncestor(this.folder, commit, tip);
  }

  /** @returns what the branch points to now, without fetching it */
  async remoteTip(): Promise<string | undefined> {
    const lines = (await this.exchange(['ls-remote', 'origin', this.ref])).toString('utf8').split('\n');
    return lines.find((line) => line.endsWith(`\t${this.ref}`))?.split('\t')[0];
  }

  /** Everything below a folder, at any depth; the entry itself where the path is no folder. */
  async listBelow(commit: string, folder: string): Promise<TreeEntry[]> {
    return parseTree(await this.run(['ls-tree', '-r', '-z', '--full-tree', commit, folder]));
  }

  /** The entries of the given folders; the empty text is the top. A folder that is looked into is not listed itself. */
  async listFolders(commit: string, folders: readonly string[]): Promise<TreeEntry[]> {
    return parseTree(await this.run(['ls-tree', '-z', '--full-tree', commit, ...folders.map((folder) => `${folder || '.'}/`)]));
  }

  /** Contents of blobs, in one exchange with the remote for those that are not here yet. */
  async readBlobs(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const wanted = [...new Set(ids)].filter((id) => !this.read.has(id));
    if (wanted.length > 0) {
      await this.fetchBlobs(wanted);
      const output = await this.run(['cat-file', '--batch'], { input: wanted.map((id) => `${id}\n`).join(''), timeout: this.timeout });
      for (const [id, content] of parseBatch(output)) this.read.set(id, content);
    }
    return new Map(ids.map((id) => [id, this.read.get(id)!]));
  }

  /** Writes contents; each once in the life of this repository. @returns their names, in order */
  async writeBlobs(contents: readonly Buffer[]): Promise<string[]> {
    const ids = contents.map((content) => blobId(content, this.format));
    const fresh = contents.filter((_, i) => !this.written.has(ids[i]!));
    if (fresh.length > 0) await this.run(['fast-import', '--quiet'], { input: importStream(fresh) });
    for (const id of ids) this.written.add(id);
    return ids;
  }

  /** The tree of `base` with the edits, built in an index of its own. */
  async buildTree(base: string | undefined, edits: readonly IndexEdit[]): Promise<string> {
    const env = { GIT_INDEX_FILE: path.join(this.folder, 'publish-index') };
    await this.run(base ? ['read-tree', base] : ['read-tree', '--empty'], { env });
    const input = edits.map(({ path: file, entry }) => `${entry?.mode ?? '0'} ${entry?.id ?? nullId(this.format)}\t${file}\0`).join('');
    await this.run(['update-index', '-z', '--index-info'], { env, input });
    return this.line(['write-tree', '--missing-ok'], { env });
  }

  /** Paths that differ between two commits or trees. */
  async diffTrees(before: string | undefined, after: string): Promise<TreeChange[]> {
    return parseTreeChanges(await this.run(['diff-tree', '-r', '-z', '--no-renames', '--full-index', before ?? (await this.emptyTree()), after]));
  }

  async commit({ tree, parent, message, author, date, sign }: CommitRequest): Promise<string> {
    const when = `${date} +0000`;
    const env = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      GIT_COMMITTER_DATE: when,
    };
    const args = ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', ...(sign ? ['-S'] : ['--no-gpg-sign']), ...(parent ? ['-p', parent] : []), tree];
    return gitLine(args, { cwd: this.folder, env, input: message });
  }

  /** Moves the branch from `expected` to `commit` if nobody has moved it; never throws for what the remote says. */
  async push(commit: string, expected: string | undefined): Promise<PushOutcome> {
    const lease = `--force-with-lease=${this.ref}:${expected ?? ''}`;
    try {
      await this.exchange(['push', '--porcelain', '--no-verify', '--no-signed', lease, 'origin', `${commit}:${this.ref}`]);
      return { kind: 'accepted' };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      if (await this.adoptFormat(error)) return { kind: 'conflict', reason: 'the remote names objects by another hash' };
      return readPushOutcome(error);
    }
  }

  private get timeout(): number {
    return this.options.timeout ?? 300_000;
  }

  private async create(): Promise<void> {
    await git(['init', '--quiet', '--bare', `--object-format=${this._format}`, '--template=', '--', this.folder]);
  }

  private run(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
    return git(args, { ...options, cwd: this.folder, env: { ...this.remoteSettings(), ...options.env } });
  }

  private async line(args: readonly string[], options: GitOptions = {}): Promise<string> {
    return (await this.run(args, options)).toString('utf8').trim();
  }

  /** Something that talks to the remote, with the time limit. */
  private exchange(args: readonly string[], input?: string): Promise<Buffer> {
    return this.run(args, { input, timeout: this.timeout });
  }

  private async fetchHistory(depth: number): Promise<void> {
    await this.exchange(['fetch', '--quiet', `--depth=${depth}`, '--filter=blob:none', '--no-tags', '--no-write-fetch-head', 'origin', `+${this.ref}:${tipRef}`]);
  }

  private remoteSettings(): Record<string, string> {
    return settingsByEnvironment({ 'remote.origin.url': absoluteUrl(this.options.url) });
  }

  private emptyTree(): Promise<string> {
    return this.line(['hash-object', '-w', '-t', 'tree', '--stdin']);
  }

  /** Without this, git asks for one missing blob after the other. Where a server does not understand it, that still works. */
  private async fetchBlobs(ids: readonly string[]): Promise<void> {
    const missing = ids.length < 2 ? [] : await this.missing(ids);
    if (missing.length < 2) return;
    const args = ['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin', 'origin'];
    await this.exchange(args, missing.map((id) => `${id}\n`).join('')).catch(() => undefined);
  }

  private async missing(ids: readonly string[]): Promise<string[]> {
    const env = { GIT_NO_LAZY_FETCH: '1' };
    const known = new Set(await this.knownObjects(env));
    return ids.filter((id) => !known.has(id));
  }

  private async knownObjects(env: Record<string, string>): Promise<string[]> {
    const output = await this.run(['cat-file', '--batch-all-objects', '--batch-check=%(objectname)', '--unordered'], { env });
    return output.toString('utf8').split('\n').filter(Boolean);
  }

  /** Starts over with the hash that the remote uses, where that was what git complained about. */
  private async adoptFormat(error: unknown): Promise<boolean> {
    const remote = error instanceof GitError ? remoteFormat(error.stderr, this._format) : undefined;
    if (!remote || remote === this._format || this.adopted) return false;
    this.adopted = true;
    this._format = remote;
    this.written.clear();
    await rm(this.folder, { recursive: true, force: true });
    await this.create();
    return true;
  }
}

function isMissingRef(error: unknown): boolean {
  return error instanceof GitError && /couldn't find remote ref/i.test(error.stderr);
}

/** A fetch says which hash the remote uses; a push to an empty remote says only that it is another one. */
function remoteFormat(stderr: string, ours: ObjectFormat): ObjectFormat | undefined {
  const named = /mismatched algorithms: client \S+; server (\w+)/.exec(stderr)?.[1];
  const isOther = /does not support this repository's hash algorithm/.test(stderr);
  return objectFormats.find((format) => (isOther ? format !== ours : format === named));
}

function importStream(contents: readonly Buffer[]): Buffer {
  return Buffer.concat(contents.flatMap((content) => [Buffer.from(`blob\ndata ${content.length}\n`), content, Buffer.from('\n')]));
}

/** Reads `git cat-file --batch`: a line `<id> blob <size>`, the content, a line break. */
export function parseBatch(output: Buffer): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id, type, size] = output.toString('latin1', at, end).split(' ') as [string, string, string];
    if (type !== 'blob') throw new GitError('cat-file', 0, `${id} is ${type ?? 'unknown'}, not a blob`);
    const start = end + 1;
    blobs.set(id, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}

