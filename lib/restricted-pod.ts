/** What this needs to know of a container; the types of every imported system fit. */
export interface SecuredContainer {
  readonly securityContext?: object;
}

export interface SecuredPod {
  readonly securityContext?: object;
  readonly containers: readonly SecuredContainer[];
  readonly initContainers?: readonly SecuredContainer[];
}

/**
 * The pod with all that the level `restricted` of the Pod Security Standards asks for. What the pod says itself stays as it is.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod<P extends SecuredPod>(pod: P): P {
  return {
    ...pod,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...pod.securityContext },
    ...(pod.initContainers && { initContainers: pod.initContainers.map(restrictedContainer) }),
    containers: pod.containers.map(restrictedContainer),
  };
}

/** The container with what the level `restricted` asks of containers and pods cannot say for them. */
export function restrictedContainer<C extends SecuredContainer>(container: C): C {
  const { capabilities, ...more }: { readonly capabilities?: object } = container.securityContext ?? {};
  return { ...container, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], ...capabilities }, ...more } };
}
