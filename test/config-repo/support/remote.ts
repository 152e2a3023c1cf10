import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { type IndexEdit, parseBatch } from '../../../lib/git/private-repository';
import { parseTree } from '../../../lib/git/tree-entry';

// The tests are about git, not about the configuration of whoever runs them.
process.env.GIT_CONFIG_GLOBAL = devNull;

const folders: string[] = [];

/** A temporary folder that `removeFolders` takes away. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'config-repo-test-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

const identity = { GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.com' };

/** What an entry of a commit is made of: text is a plain file. */
export type Change = string | Buffer | { readonly link: string } | { readonly submodule: string } | undefined;

/** A real bare repository in a temporary folder, and what other people do to it. */
export class Remote {
  readonly url: string;

  constructor(format: 'sha1' | 'sha256' = 'sha1') {
    this.url = path.join(temporaryFolder(), 'config.git');
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${format}`, this.url]);
  }

  git(args: readonly string[], options: { input?: string | Buffer; env?: Record<string, string> } = {}): string {
    const env = { ...process.env, ...identity, ...options.env };
    return execFileSync('git', args, { cwd: this.url, env, input: options.input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] }).toString('utf8');
  }

  tip(branch = 'main'): string | undefined {
    return this.git(['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]).trim() || undefined;
  }

  /** Somebody else commits: paths from the top, `undefined` removes. */
  commit(changes: Readonly<Record<string, Change>>, message = 'by hand'): string {
    const edits = Object.entries(changes).map(([file, change]) => ({ path: file, entry: this.entry(change) }));
    return this.commitEdits(edits, message);
  }

  private commitEdits(edits: readonly IndexEdit[], message: string): string {
    const parent = this.tip();
    const env = { GIT_INDEX_FILE: path.join(temporaryFolder(), 'index') };
    this.git(parent ? ['read-tree', parent] : ['read-tree', '--empty'], { env });
    const nothing = '0'.repeat(parent?.length ?? 40);
    const input = edits.map(({ path: file, entry }) => `${entry?.mode ?? '0'} ${entry?.id ?? nothing}\t${file}\0`).join('');
    this.git(['update-index', '-z', '--index-info'], { env, input });
    const tree = this.git(['write-tree'], { env }).trim();
    const commit = this.git(['commit-tree', ...(parent ? ['-p', parent] : []), '-m', message, tree]).trim();
    this.git(['update-ref', 'refs/heads/main', commit, parent ?? '']);
    return commit;
  }

  private entry(change: Change): IndexEdit['entry'] {
    if (change === undefined) return undefined;
    if (typeof change === 'string' || Buffer.isBuffer(change)) return { mode: '100644', id: this.blob(change) };
    return 'link' in change ? { mode: '120000', id: this.blob(change.link) } : { mode: '160000', id: change.submodule };
  }

  private blob(content: string | Buffer): string {
    return this.git(['hash-object', '-w', '--stdin'], { input: content }).trim();
  }

  /** All paths of the branch. */
  paths(revision = 'main'): string[] {
    return this.git(['ls-tree', '-r', '-z', '--name-only', revision]).split('\0').filter(Boolean);
  }

  read(file: string, revision = 'main'): string {
    return this.git(['cat-file', 'blob', `${revision}:${file}`]);
  }

  /** Contents of all files of the branch, by path. */
  contents(): Map<string, string> {
    const entries = parseTree(Buffer.from(this.git(['ls-tree', '-r', '-z', 'main'])));
    const output = Buffer.from(this.git(['cat-file', '--batch'], { input: entries.map(({ id }) => `${id}\n`).join('') }));
    const blobs = parseBatch(output);
    return new Map(entries.map(({ path: file, id }) => [file, blobs.get(id)!.toString('utf8')]));
  }

  /** Commits of the branch with more than one parent, and all. */
  history(): { merges: number; commits: number } {
    const count = (args: string[]) => Number(this.git(['rev-list', '--count', ...args, 'main']).trim());
    return { merges: count(['--merges']), commits: count([]) };
  }
}
