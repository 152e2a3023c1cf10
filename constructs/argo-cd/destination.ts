import type * as L1 from '../../imports/argo-cd';

/** A namespace by its name, or as an object that has one. */
export type NamespaceName = string | { readonly name: string };

/** The cluster by the URL of its API server or by the name that Argo CD knows it by; else the one that Argo CD runs in. */
type ClusterChoice =
  | { readonly server: string; readonly name?: never }
  | { readonly name: string; readonly server?: never }
  | { readonly server?: never; readonly name?: never };

/** Where manifests go. */
export type Destination = ClusterChoice & {
  /** For objects that state none. @default - every object states its own */
  readonly namespace?: NamespaceName;
};

/** The API server as seen from within its cluster. */
export const ownServer = 'https://kubernetes.default.svc';

export function renderDestination({ server, name, namespace }: Destination): L1.Destination {
  return {
    ...(name === undefined ? { server: server ?? ownServer } : { name }),
    ...(namespace !== undefined && { namespace: typeof namespace === 'string' ? namespace : namespace.name }),
  };
}
