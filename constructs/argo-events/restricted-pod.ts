import type { Template } from '../../imports/argo-events';
import type { PodSecurityContext, SecurityContext } from '../../imports/kubernetes';

/** Argo Events' images name no user. */
const user = 10001;

/** What the restricted level of the Pod Security Standards asks of a pod. */
export const restrictedPod: PodSecurityContext = { runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user, seccompProfile: { type: 'RuntimeDefault' } };

/** What it asks of a container. */
export const restrictedContainer: SecurityContext = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' };

/** The pod of an EventSource or a Sensor: restricted, and with a root file system that nobody can write to. The controller mounts `/tmp`. */
export function podTemplate(serviceAccountName: string | undefined): Template {
  return {
    ...(serviceAccountName !== undefined && { serviceAccountName }),
    securityContext: restrictedPod,
    container: { securityContext: { ...restrictedContainer, readOnlyRootFilesystem: true }, resources: { requests: amounts, limits: amounts } },
  };
}
