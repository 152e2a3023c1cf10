import type * as L1 from '../../../imports/argo-cd';
import type { ExactlyOne } from '../../../lib/choice';
import { Generator, type Requeued, type ValuesParams, type WithValues } from './generator';
import { paramsLike } from './params';

type Provider = 'awsCodeCommit' | 'azureDevOps' | 'bitbucket' | 'bitbucketServer' | 'gitea' | 'github' | 'gitlab';

/** One provider, with its fields as the API has them. */
export type ScmProviderOptions<V extends string> = WithValues<V> &
  Requeued &
  Pick<L1.ApplicationSetScmProvider, Provider | 'cloneProtocol' | 'filters'> &
  ExactlyOne<Provider>;

const example = { organization: '', repository: '', repository_id: '', url: '', branch: '', branchNormalized: '', sha: '', short_sha: '', short_sha_7: '', labels: '' };

/**
 * One set of parameters for each repository of an organization.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-SCM-Provider/
 */
export function scmProvider<const V extends string = never>(options: ScmProviderOptions<V>): Generator<typeof example & ValuesParams<V>> {
  return new Generator({ scmProvider: options }, paramsLike({ ...example, values: options.values ?? {} }) as typeof example & ValuesParams<V>);
}
