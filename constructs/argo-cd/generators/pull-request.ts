import type * as L1 from '../../../imports/argo-cd';
import type { ExactlyOne } from '../../../lib/choice';
import { Generator, type Requeued, type ValuesParams, type WithValues } from './generator';
import { paramsLike } from './params';

type Provider = 'azuredevops' | 'bitbucket' | 'bitbucketServer' | 'gitea' | 'github' | 'gitlab';

/** One provider, with its fields as the API has them. */
export type PullRequestOptions<V extends string> = WithValues<V> &
  Requeued &
  Pick<L1.ApplicationSetPullRequest, Provider | 'continueOnRepoNotFoundError' | 'filters'> &
  ExactlyOne<Provider>;

const texts = { number: '', title: '', branch: '', branch_slug: '', target_branch: '', target_branch_slug: '', head_sha: '', head_short_sha: '', head_short_sha_7: '', author: '' };

export type PullRequestParams = typeof texts & { readonly labels: readonly string[] };

/**
 * One set of parameters for each open pull request of a repository.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Pull-Request/
 */
export function pullRequest<const V extends string = never>(options: PullRequestOptions<V>): Generator<PullRequestParams & ValuesParams<V>> {
  const params = paramsLike({ ...texts, labels: [], values: options.values ?? {} });
  return new Generator({ pullRequest: options }, params as PullRequestParams & ValuesParams<V>);
}
