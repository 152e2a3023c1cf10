import type { LabelSelector } from '../../../imports/kubernetes';
import { Generator, type Requeued, type ValuesParams, type WithValues } from './generator';
import { paramsLike } from './params';

export interface ClusterDecisionResourceOptions<K extends string, V extends string> extends WithValues<V>, Requeued {
  /** The ConfigMap that says which kind decides, and where its list is. */
  readonly configMap: { readonly name: string };
  /** Name of the deciding object. @default - those that the selector chooses */
  readonly name?: string;
  /** @default - by name */
  readonly labelSelector?: LabelSelector;
  /** Keys of an entry of the list, beside `name`, `server` and `clusterName`. @default - none */
  readonly keys?: readonly K[];
}

export type DecisionParams<K extends string> = Readonly<Record<'name' | 'server' | 'clusterName' | K, string>>;

/**
 * One set of parameters for each cluster that another object chooses.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster-Decision-Resource/
 */
export function clusterDecisionResource<const K extends string = never, const V extends string = never>(
  { configMap, keys = [], ...options }: ClusterDecisionResourceOptions<K, V>,
): Generator<DecisionParams<K> & ValuesParams<V>> {
  const example = Object.fromEntries(['name', 'server', 'clusterName', ...keys].map((key) => [key, '']));
  const params = paramsLike({ ...example, values: options.values ?? {} });
  return new Generator({ clusterDecisionResource: { configMapRef: configMap.name, ...options } }, params as never);
}
