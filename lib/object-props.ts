import type { KubeMetadata } from './kube-object';

/** What every construct that stands for one object can be told of that object's metadata. */
export interface ObjectProps {
  /**
   * Name of the object. Give it where anything refers to it: the default changes when the construct moves.
   *
   * @default - made from the construct's path
   */
  readonly name?: string;
  /** @default - the namespace of the chart */
  readonly namespace?: string;
  /** @default - those of the chart */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The metadata of these props; what is left out stays out, so that cdk8s fills it in. */
export function metadataOf({ name, namespace, labels, annotations }: ObjectProps): KubeMetadata {
  return {
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
}

/** The props without those of the metadata. */
export function withoutMetadata<P extends ObjectProps>(props: P): Omit<P, keyof ObjectProps> {
  const { name: _name, namespace: _namespace, labels: _labels, annotations: _annotations, ...rest } = props;
  return rest;
}
