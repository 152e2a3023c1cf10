import { tryGitLine } from '../git/git';
import type { Identity } from '../git/private-repository';
import { commitMessage } from './commit-message';
import { type Entry, type FileChanges, fileChanges, indexEdits } from './desired-tree';
import { hydratorMetadata } from './hydrator-metadata';
import { describeForInventory, type InventoryEntry, inventoryVersion, sha256, writeInventory } from './inventory';
import { inventoryFile, metadataFile } from './layout';
import type { Proposal } from './proposal';
import { type PublishContext, writeFiles } from './publish-context';
import type { RenderedFile } from './rendered-files';
import { verifyTree } from './verify-tree';

/** A commit in the private repository, verified and not pushed. */
export interface PreparedCommit {
  readonly commit: string;
  readonly files: FileChanges;
}

/** Builds the tree on the tip, looks at what git made of it, and commits. */
export async function prepareCommit(context: PublishContext, { tip, desired, files, once, drift }: Proposal): Promise<PreparedCommit> {
  const { repository, layout, request, options } = context;
  await context.tell('write', drift.length > 0 ? `building the commit; ${drift.length} files were changed by hand` : 'building the commit');
  const { entries: bookkeeping, digest } = await writeBookkeeping(context, files);
  const rendered = new Map([...desired, ...bookkeeping]);
  const onceEntries = await writeFiles(repository, once);
  const tree = await repository.buildTree(tip.commit, indexEdits(rendered, tip, layout, onceEntries));
  await context.tell('verify', 'verifying the commit');
  await verifyTree(repository, tree, tip, rendered, layout, onceEntries);
  await context.tell('commit', 'committing');
  const changes = fileChanges(desired, tip, layout, once);
  const message = commitMessage(request, changes, digest);
  const author = options.author ?? (await userIdentity(request.source?.folder));
  const commit = await repository.commit({ tree, parent: tip.commit, message, author, date: dateOf(context), sign: options.sign ?? false });
  return { commit, files: changes };
}

interface Bookkeeping {
  readonly entries: Map<string, Entry>;
  /** Of the inventory, for the commit's trailer. */
  readonly digest: string;
}

async function writeBookkeeping({ repository, request, owner, options }: PublishContext, rendered: readonly RenderedFile[]): Promise<Bookkeeping> {
  const { source, app, environment, version } = request;
  const files = new Map(rendered.map((file) => [file.path, inventoryEntry(file)]));
  const inventory = writeInventory({ version: inventoryVersion, owner, tool: `cdk8s-mlops ${version}`, files });
  const commands = options.commands ?? [`cdk8s-mlops publish --app ${app} --env ${environment}`];
  const written = [{ path: inventoryFile, content: inventory }];
  if (source) written.push({ path: metadataFile, content: hydratorMetadata(source, commands) });
  return { entries: await writeFiles(repository, written), digest: sha256(inventory) };
}

function inventoryEntry({ content, entry }: RenderedFile): InventoryEntry {
  return { sha256: sha256(content), ...(entry && { object: describeForInventory(entry) }) };
}

/** @see https://reproducible-builds.org/docs/source-date-epoch/ */
function dateOf({ options }: PublishContext): number {
  const epoch = process.env.SOURCE_DATE_EPOCH ?? '';
  return options.date ?? (/^\d+$/.test(epoch) ? Number(epoch) : Math.floor(Date.now() / 1000));
}

/** Who git says the user is. Runners of CI have no identity, and git would refuse to commit. */
async function userIdentity(folder: string | undefined): Promise<Identity> {
  const [name, email] = await Promise.all(['user.name', 'user.email'].map((key) => tryGitLine(['config', '--get', key], { cwd: folder })));
  return name && email ? { name, email } : { name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.invalid' };
}
