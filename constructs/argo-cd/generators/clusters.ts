import type { LabelSelector } from '../../../imports/kubernetes';
import { Generator, type ValuesParams, type WithValues } from './generator';
import { openParams, paramsLike, type OpenParams } from './params';

export interface ClustersOptions<V extends string> extends WithValues<V> {
  /** By the labels of the clusters' Secrets. @default - all clusters, the one of Argo CD included */
  readonly selector?: LabelSelector;
}

export type ClusterParams = {
  readonly name: string;
  /** The name with what an object may not be called replaced. */
  readonly nameNormalized: string;
  readonly server: string;
  readonly project: string;
  readonly metadata: { readonly labels: OpenParams; readonly annotations: OpenParams };
};

/**
 * One set of parameters for each cluster that Argo CD knows.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export function clusters<const V extends string = never>(options: ClustersOptions<V> = {}): Generator<ClusterParams & ValuesParams<V>> {
  const { values = {} } = options;
  const params = paramsLike({ name: '', nameNormalized: '', server: '', project: '', values });
  const metadata = { labels: openParams(['metadata', 'labels']), annotations: openParams(['metadata', 'annotations']) };
  return new Generator({ clusters: options }, { ...params, metadata } as ClusterParams & ValuesParams<V>);
}
