import type * as l1 from '../../imports/argo-rollouts';
import type * as k8s from '../../imports/kubernetes';
import type { NamedObject } from '../../lib/named-object';
import { restrictedPod } from '../../lib/restricted-pod';

/** A container with an image and with resources, so that the scheduler knows what it needs. */
export interface PodContainer extends Omit<l1.Container, 'image' | 'resources'> {
  readonly image: string;
  readonly resources: k8s.ResourceRequirements;
}

/** The pods that a Rollout, an Experiment or a Job makes: fields of a pod's `spec`, and what goes into its metadata. */
export interface PodProps extends Omit<l1.Spec, 'containers' | 'initContainers' | 'serviceAccount' | 'serviceAccountName' | 'volumes'> {
  readonly containers: readonly PodContainer[];
  readonly initContainers?: readonly PodContainer[];
  /** @default - the account `default` of the namespace */
  readonly serviceAccount?: NamedObject;
  readonly volumes?: readonly k8s.Volume[];
  /** Labels beside those that select the pods. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * `restricted` adds what that level of the Pod Security Standards asks for, where the pod says nothing else; `as-written` adds nothing.
   *
   * @default 'restricted'
   */
  readonly podSecurity?: 'restricted' | 'as-written';
}

/** @param selected labels that select the pods, which they get with their own */
export function podTemplate(pod: PodProps, selected: Readonly<Record<string, string>> = {}): l1.ExperimentTemplateTemplate {
  const { labels, annotations, serviceAccount, podSecurity = 'restricted', ...spec } = pod;
  const all = { ...labels, ...selected };
  const metadata = { ...(Object.keys(all).length > 0 && { labels: all }), ...(annotations && { annotations }) };
  const named = serviceAccount === undefined ? spec : { serviceAccountName: serviceAccount.name, ...spec };
  return { ...(Object.keys(metadata).length > 0 && { metadata }), spec: podSecurity === 'restricted' ? restrictedPod(named) : named };
}
