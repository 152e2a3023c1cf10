import type { ContainerTemplate, Template } from '../../imports/argo-events';
import type { PodSecurityContext } from '../../imports/kubernetes';
import { restrictedContainer } from '../../lib/restricted-pod';

/** Argo Events' images name no user. */
const user = 10001;

/** What the restricted level of the Pod Security Standards asks of a pod. */
export const restrictedPod: PodSecurityContext = { runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user, seccompProfile: { type: 'RuntimeDefault' } };

/** A container whose settings stand elsewhere. */
export const container = restrictedContainer<ContainerTemplate>({ securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });

const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' };

/** The pod of an EventSource or a Sensor: restricted, and with a root file system that nobody can write to. The controller mounts `/tmp`. */
export function podTemplate(serviceAccountName: string | undefined): Template {
  return {
    ...(serviceAccountName !== undefined && { serviceAccountName }),
    securityContext: restrictedPod,
    container: {
      securityContext: { ...container.securityContext, readOnlyRootFilesystem: true },
      resources: { requests: amounts, limits: amounts },
    },
  };
}
