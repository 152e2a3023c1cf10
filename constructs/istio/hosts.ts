import { textOf } from '../../lib/references/fields';
import type { Reference } from '../../lib/references/reference-table';
import { service, type TargetKind } from '../../lib/references/target-kind';

/** Hosts outside the mesh are known through ServiceEntries: found, and declared external, by the host. */
export const serviceEntryHost: TargetKind = { group: 'networking.istio.io', kind: 'ServiceEntry', cluster: true, label: 'ServiceEntry for host' };

/** Subsets belong to a host, whichever DestinationRule defines them: found, and declared external, by the full host. */
export const subsetHost: TargetKind = { group: 'networking.istio.io', kind: 'DestinationRule', cluster: true, label: 'DestinationRule for host' };

/**
 * What a host of a route means: `reviews` is the Service of the object's namespace, `reviews.shop.svc.cluster.local` that of
 * another one; every other name with dots, `reviews.shop` too, is taken as it is and must be that of a ServiceEntry.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function hostReference(host: unknown): Reference | undefined {
  const name = textOf(host);
  if (name === undefined || name.includes('*')) return undefined;
  if (!name.includes('.')) return { to: service, name };
  const [, serviceName, namespace] = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(name) ?? [];
  return serviceName ? { to: service, name: serviceName, namespace } : { to: serviceEntryHost, name };
}

/** The full name of a host, under which subsets are found from every namespace. */
export function fullHost(host: string, namespace: string | undefined): string {
  if (!host.includes('.')) return `${host}.${namespace ?? ''}.svc.cluster.local`;
  return host.endsWith('.svc') ? `${host}.cluster.local` : host;
}
