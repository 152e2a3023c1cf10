import { groupOf, type KubeObject } from '../../kube-object';

/** Configuration files of programs look like objects, and reviews are questions: neither has a name. */
export function isNeverStored({ apiVersion, kind }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  if (group === '') return kind === 'Config';
  return group.endsWith('config.k8s.io') || nameless.has(group);
}

const nameless: ReadonlySet<string> = new Set([
  'audit.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'client.authentication.k8s.io',
  'kind.x-k8s.io',
  'kubeadm.k8s.io',
]);
