import type * as l1 from '../../../imports/argo-workflows';
import type { PolicyRule } from '../../../imports/kubernetes';
import { groupOf } from '../../../lib/kube-object';

/** What `kubectl`, which does the work of resource templates, asks the API server for. */
const verbs: Readonly<Record<l1.ResourceTemplate['action'], readonly string[]>> = {
  get: ['get'],
  create: ['create', 'get'],
  apply: ['create', 'get', 'patch'],
  replace: ['get', 'update'],
  patch: ['get', 'patch'],
  delete: ['delete', 'get'],
};

/**
 * What a resource template may do with the object that it holds as data. An object in another namespace, one that `flags` name, and one whose kind
 * is known when the workflow runs are left to who makes the account.
 */
export function resourcePermissions(action: l1.ResourceTemplate['action'], manifest: unknown): readonly PolicyRule[] {
  const { apiVersion, kind, metadata } = (typeof manifest === 'object' && manifest !== null ? manifest : {}) as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  if ((metadata as { readonly namespace?: unknown } | undefined)?.namespace !== undefined) return [];
  return [{ apiGroups: [groupOf(apiVersion)], resources: [pluralOf(kind)], verbs: verbs[action] }];
}

/** As nearly all kinds are called: `deployments`, `ingresses`, `networkpolicies`, `gateways`. */
function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints') return name;
  if (/(s|x|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
