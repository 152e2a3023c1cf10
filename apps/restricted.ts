import type { PodSecurityContext, SecurityContext } from 'cdk8s-mlops/imports/kubernetes';

/** The user of our own images. */
export const appUser = 10001;

/** What the restricted level of the Pod Security Standards asks of a pod. */
export function restrictedPod(user: number = appUser): PodSecurityContext {
  return { runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user, seccompProfile: { type: 'RuntimeDefault' } };
}

/** What the restricted level asks of a container, and a root file system that nobody can write to. */
export const restrictedContainer: SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Requests and limits alike, so that a container is never throttled by its neighbours nor evicted for them. */
export function resources(cpu: string, memory: string, ephemeralStorage = '1Gi') {
  const amounts = { cpu, memory, 'ephemeral-storage': ephemeralStorage };
  return { requests: amounts, limits: amounts };
}
