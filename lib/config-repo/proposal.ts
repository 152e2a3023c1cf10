import { type Entry, isPublished, keepDrift, type Rendered } from './desired-tree';
import { type Drift, findDrift } from './drift';
import { readHydratorMetadata } from './hydrator-metadata';
import { metadataFile } from './layout';
import { type OnceFile, onceFiles } from './once-files';
import { type PublishContext, writeFiles } from './publish-context';
import { refuse } from './publish-refused';
import { type RenderedFile, renderKustomize } from './rendered-files';
import { compareSources } from './source-provenance';
import { isPlainFile, type Tip } from './tip';
import { checkDeletions, checkDrift, checkOwnership } from './tip-obstacles';

/** What is to be at the remote, on top of one tip. */
export interface Proposal {
  readonly tip: Tip;
  /** Below `rendered/`, with what was changed by hand and is kept. */
  readonly desired: Rendered;
  /** What publish rendered: the inventory lists these. */
  readonly files: readonly RenderedFile[];
  readonly once: readonly OnceFile[];
  readonly drift: readonly Drift[];
}

/**
 * Compares what was rendered with a tip.
 *
 * @returns `undefined` where the branch holds the manifests already
 * @throws PublishRefused when something stands against it
 */
export async function propose(context: PublishContext, tip: Tip): Promise<Proposal | undefined> {
  const { repository, layout, request, options, owner } = context;
  const { onDrift = 'fail', takeOver = false } = options;
  checkOwnership(tip, layout, owner, takeOver);
  const once = await onceFiles(repository, tip, layout, request.set, request);
  const plan = await planFiles(context, context.objects);
  const isRecorded = tip.inventory?.owner === owner;
  const isDone = (desired: Rendered) => isRecorded && once.length === 0 && isPublished(desired, tip);
  if (isDone(plan.entries)) return undefined;
  await checkSource(context, tip);
  const drift = await findDrift(repository, tip, plan.entries);
  checkDrift(tip, drift, layout, onDrift);
  refuseMassDeletion(context, tip);
  if (onDrift !== 'keep') return { tip, desired: plan.entries, files: plan.files, once, drift };
  const kept = await keepingDrift(context, tip, drift);
  return isDone(kept.desired) ? undefined : { tip, ...kept, once, drift };
}

interface Plan {
  readonly files: readonly RenderedFile[];
  readonly entries: Map<string, Entry>;
}

/** All files, where those for kustomize name the objects that will be there. */
async function planFiles({ repository, request, objects }: PublishContext, listed: readonly RenderedFile[]): Promise<Plan> {
  const files = [...objects, ...renderKustomize(listed, request.set)];
  return { files, entries: await writeFiles(repository, files) };
}

/** What a person deleted stays deleted, and must not be listed for kustomize either. */
async function keepingDrift(context: PublishContext, tip: Tip, drift: readonly Drift[]): Promise<Pick<Proposal, 'desired' | 'files'>> {
  const deleted = new Set(drift.filter(({ kind }) => kind === 'deleted').map(({ path }) => path));
  const left = context.objects.filter(({ path }) => !deleted.has(path));
  const { files, entries } = await planFiles(context, left);
  return { desired: keepDrift(entries, tip, drift), files };
}

function refuseMassDeletion({ options, objects }: PublishContext, { inventory }: Tip): void {
  const isEmptyOnPurpose = options.allowEmpty && objects.length === 0;
  if (!isEmptyOnPurpose) checkDeletions(inventory, objects, options.maxDelete);
}

/** Never back to an older source: another run may have been faster with a newer one. Commits of another repository cannot be compared. */
async function checkSource({ repository, request, layout, options, owner }: PublishContext, tip: Tip): Promise<void> {
  const { source } = request;
  const entry = tip.rendered.get(metadataFile);
  const isOurs = tip.inventory?.owner === owner;
  if (!source || options.rollback || !isOurs || !entry || !isPlainFile(entry)) return;
  const published = readHydratorMetadata((await repository.readBlobs([entry.id])).get(entry.id));
  if (!published || (await compareSources(published, source)) !== 'newer') return;
  const message = `${layout.folder} is published from ${published.drySha}, which is newer than ${source.drySha}.`;
  const hint = 'Nothing has to be done if a later run published it. To go back on purpose, revert in the source or allow a rollback.';
  refuse('superseded', 'superseded', message, hint);
}
