/**
 * A Kubernetes object as plain JSON: what goes into a file, and what every check looks at.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: KubeMetadata;
  readonly [field: string]: unknown;
}

/** The part of `metadata` that identifies and describes an object. */
export interface KubeMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What makes an object one and the same for the API server. The version of the API group does not count. */
export interface ObjectIdentity {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty for cluster-scoped objects and where the document leaves it open. */
  readonly namespace: string;
  readonly name: string;
}

/** `apps/v1` is of group `apps`, `v1` of the core group, which is the empty text. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** `apps/v1` is version `v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

export function identityOf(object: KubeObject): ObjectIdentity {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata?.namespace ?? '',
    name: object.metadata?.name ?? '',
  };
}

/** A key for maps: two identities have the same key exactly when they are equal. */
export function identityKey(identity: ObjectIdentity): string {
  return `${identity.group}/${identity.kind}/${identity.namespace}/${identity.name}`;
}

/** For people: `Deployment shop/web`, or `Namespace shop` without a namespace. */
export function describeIdentity(identity: Pick<ObjectIdentity, 'kind' | 'namespace' | 'name'>): string {
  return identity.namespace ? `${identity.kind} ${identity.namespace}/${identity.name}` : `${identity.kind} ${identity.name}`;
}
