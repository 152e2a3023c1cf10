import { GitError } from '../git/git-error';
import { PrivateRepository } from '../git/private-repository';
import { isTransient } from '../git/push-outcome';
import { redact, UnsafeArgumentError } from '../git/remote-url';
import { waitBeforeNext } from './backoff';
import { type Layout, layoutOf } from './layout';
import { propose } from './proposal';
import { prepareCommit } from './publish-commit';
import type { PublishContext } from './publish-context';
import type { PublishRequest, PublishResult, PublishStep } from './publish-options';
import { PublishRefused, refuse } from './publish-refused';
import { renderObjects } from './rendered-files';
import { ownerOf } from './source-provenance';
import { readTip } from './tip';

const defaultAttempts = 20;
/** Failures of the connection in a row, after which the remote counts as away. */
const mostFailures = 4;

/**
 * Commits the objects of one app for one environment to the config repository, or makes no commit where the branch holds them already.
 *
 * The remote sees the old state or the new one, never a part. Nothing outside the app's `rendered/` folder changes but the files that are
 * made once. When others push at the same time, the commit is built anew on theirs, so that nothing is merged and nothing gets lost.
 *
 * @throws PublishRefused when nothing was published, with the reason
 * @throws GitError where git is missing or the disk is full
 */
export async function publish(request: PublishRequest): Promise<PublishResult> {
  const options = request.options ?? {};
  const layout = checkRequest(request);
  await options.onStep?.({ step: 'render', attempt: 1, message: `rendering ${request.app}` });
  const objects = renderObjects(request.set, options.allowEmpty ?? false);
  const repository = await openRepository(request);
  try {
    return await new Publication({ request, options, layout, objects, repository, owner: ownerOf(request.app, request.source) }).run();
  } finally {
    await repository.dispose();
  }
}

function checkRequest({ app, environment, source, options }: PublishRequest): Layout {
  if (source?.dirty && !options?.allowDirty) {
    const message = `The source repository has changes that are not committed, on top of ${source.drySha}.`;
    refuse('usage', 'dirty-source', message, 'Commit them, or allow a dirty source.');
  }
  try {
    return layoutOf(environment, app);
  } catch (error) {
    return refuseUnsafe(error);
  }
}

async function openRepository({ repo, branch, options }: PublishRequest): Promise<PrivateRepository> {
  return PrivateRepository.open({ url: repo, branch, timeout: options?.timeout }).catch(refuseUnsafe);
}

/** Names and URLs that are unsafe are mistakes of the caller. */
function refuseUnsafe(error: unknown): never {
  if (error instanceof UnsafeArgumentError) refuse('usage', 'unsafe-argument', error.message, '');
  throw error;
}

/** What an attempt came to. */
type Outcome =
  | { readonly done: PublishResult }
  /** Why another attempt is due, and whether the connection was the cause. */
  | { readonly again: string; readonly failed: boolean };

/** One publish: tries until the branch takes it. */
class Publication {
  private readonly context: PublishContext;
  private attempt = 1;
  private failures = 0;
  /** What was pushed, with nobody knowing whether it arrived. */
  private readonly pending: PublishResult[] = [];

  constructor(context: Omit<PublishContext, 'tell'>) {
    this.context = { ...context, tell: (step, message) => this.tell(step, message) };
  }

  /** @throws PublishRefused */
  async run(): Promise<PublishResult> {
    for (; ; this.attempt++) {
      const started = Date.now();
      const outcome = await this.tryOnce().catch((error: unknown) => this.afterError(error));
      if ('done' in outcome) return outcome.done;
      this.refuseToGoOn(outcome.again, outcome.failed);
      await this.tell('wait', `waiting for another attempt: ${outcome.again.split('\n')[0]}`);
      await waitBeforeNext(this.attempt, Date.now() - started);
    }
  }

  private async tell(step: PublishStep, message: string): Promise<void> {
    await this.context.options.onStep?.({ step, attempt: this.attempt, message });
  }

  private async tryOnce(): Promise<Outcome> {
    const { repository, request, layout } = this.context;
    await this.tell('fetch', `reading ${request.branch}`);
    const commit = await repository.fetchTip();
    const arrived = await this.findArrived(commit);
    if (arrived) return this.published(arrived);
    await this.tell('compare', `comparing with ${request.branch}`);
    const proposal = await propose(this.context, await readTip(repository, commit, layout));
    if (!proposal) return this.nothingToDo(commit);
    const prepared = await prepareCommit(this.context, proposal);
    const changes = { changed: true, ...prepared, ...(commit && { parent: commit }), drift: proposal.drift };
    if (this.context.options.dryRun) return { done: { ...this.summary(), status: 'dry-run', ...changes } };
    return this.push({ ...this.summary(), status: 'published', ...changes }, commit);
  }

  private async push(result: PublishResult, expected: string | undefined): Promise<Outcome> {
    const { repository, request } = this.context;
    await this.tell('push', `pushing to ${request.branch}`);
    const outcome = await repository.push(result.commit!, expected);
    switch (outcome.kind) {
      case 'accepted':
        return this.published(result);
      case 'conflict':
        return { again: outcome.reason, failed: false };
      case 'unknown':
        return this.confirm(result, outcome.reason);
      case 'refused':
        return this.reject('remote-refused', `refused the push to ${request.branch}:\n${outcome.reason}`, '\nSee that this user may push there.');
    }
  }

  /** The connection broke: the remote itself says whether the commit arrived. */
  private async confirm(result: PublishResult, reason: string): Promise<Outcome> {
    await this.tell('confirm', 'asking whether the commit arrived');
    this.pending.push(result);
    const tip = await this.context.repository.remoteTip().catch(() => undefined);
    return tip === result.commit ? this.published(result) : { again: reason, failed: true };
  }

  /** A push of unknown fate arrived if its commit is on the branch, whatever others have pushed on top since. */
  private async findArrived(tip: string | undefined): Promise<PublishResult | undefined> {
    if (!tip) return undefined;
    for (const result of this.pending) {
      if (await this.context.repository.isInHistory(result.commit!, tip)) return result;
    }
    return undefined;
  }

  private async published(result: PublishResult): Promise<Outcome> {
    await this.tell('done', `published ${result.commit!.slice(0, 10)}`);
    return { done: { ...result, attempts: this.attempt } };
  }

  private async nothingToDo(parent: string | undefined): Promise<Outcome> {
    const nothing = { added: [], changed: [], removed: [] };
    await this.tell('done', 'nothing to do');
    return { done: { ...this.summary(), status: 'unchanged', changed: false, ...(parent && { parent }), files: nothing, drift: [] } };
  }

  private summary(): Pick<PublishResult, 'app' | 'environment' | 'repo' | 'branch' | 'folder' | 'attempts'> {
    const { request, layout } = this.context;
    const { app, environment, repo, branch } = request;
    return { app, environment, repo: redact(repo), branch, folder: layout.folder, attempts: this.attempt };
  }

  /** A remote that cannot be reached may be back soon; one that refuses will not change its mind. */
  private afterError(error: unknown): Outcome {
    if (error instanceof PublishRefused) throw new PublishRefused(error.reason, error.obstacles, this.attempt);
    if (!(error instanceof GitError) || !error.isExchange) throw error;
    if (isTransient(error)) return { again: error.stderr, failed: true };
    return this.reject('remote-refused', `cannot be read: ${error.stderr}`, '\nCheck the URL and the credentials.');
  }

  private refuseToGoOn(reason: string, failed: boolean): void {
    const most = this.context.options.maxAttempts ?? defaultAttempts;
    this.failures = failed ? this.failures + 1 : 0;
    if (this.failures >= mostFailures) this.reject('remote-unreachable', `cannot be reached: ${reason}`, '\nCheck the URL and the network.');
    if (this.attempt >= most) {
      this.reject('attempts-exhausted', `did not take the commit in ${most} attempts; the last time: ${reason}`, '\nTry again later, or allow more attempts.');
    }
  }

  private reject(code: string, message: string, hint: string): never {
    const obstacle = { code: `publish/${code}`, message: `${redact(this.context.request.repo)} ${message.trimEnd()}`, hint };
    throw new PublishRefused('rejected', [obstacle], this.attempt);
  }
}
