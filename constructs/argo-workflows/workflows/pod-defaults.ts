import type * as l1 from '../../../imports/argo-workflows';
import type * as k8s from '../../../imports/kubernetes';

/** What the pods of a workflow get where their templates say nothing of it; security is merged field by field. */
export interface PodDefaults {
  /** Of the pod. @default - none */
  readonly podSecurityContext?: k8s.PodSecurityContext;
  /** Of every container. @default - none */
  readonly securityContext?: k8s.SecurityContext;
  /** Of every container. @default - none */
  readonly resources?: k8s.ResourceRequirements;
}

/**
 * What the restricted level of the Pod Security Standards asks for, and a small request of CPU and memory. The images must not run as root.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const restrictedPods: PodDefaults = {
  podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  resources: { requests: { cpu: '100m', memory: '128Mi' } },
};

type AnyContainer = Pick<k8s.Container, 'securityContext' | 'resources'>;

/** The template with defaults in all its containers. */
export function withPodDefaults(template: l1.Template, defaults: PodDefaults): l1.Template {
  const fill = <C extends AnyContainer>(container: C): C => fillContainer(container, defaults);
  const { container, script, containerSet, sidecars, initContainers, securityContext } = template;
  return {
    ...template,
    // That of a template replaces that of the workflow as a whole.
    ...(securityContext && { securityContext: { ...defaults.podSecurityContext, ...securityContext } }),
    ...(container && { container: fill(container) }),
    ...(script && { script: fill(script) }),
    ...(containerSet && { containerSet: { ...containerSet, containers: containerSet.containers.map(fill) } }),
    ...(sidecars && { sidecars: sidecars.map(fill) }),
    ...(initContainers && { initContainers: initContainers.map(fill) }),
    ...withInlineDefaults(template, defaults),
  };
}

/** A container says of its security what it needs otherwise; a privileged one says all of it, since nothing restricts it. */
function fillContainer<C extends AnyContainer>(container: C, { securityContext, resources }: PodDefaults): C {
  return {
    ...container,
    ...(securityContext && !container.securityContext?.privileged && { securityContext: { ...securityContext, ...container.securityContext } }),
    ...(container.resources === undefined && resources && { resources }),
  };
}

/** Templates that stand in steps and tasks have containers, too. */
function withInlineDefaults({ steps, dag }: l1.Template, defaults: PodDefaults): Pick<l1.Template, 'steps' | 'dag'> {
  const fill = <C extends { readonly inline?: unknown }>(call: C): C =>
    call.inline === undefined ? call : { ...call, inline: withPodDefaults(call.inline as l1.Template, defaults) };
  return { ...(steps && { steps: steps.map((group) => group.map(fill)) }), ...(dag && { dag: { ...dag, tasks: dag.tasks.map(fill) } }) };
}
