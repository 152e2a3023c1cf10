import type { Mount } from '../settings/volumes';
import { containerSpec, podVolumes, type SidecarFields } from './container-fields';
import type { RenderedTemplate } from './template';
import { settingsSpec, type PodSettings } from './template-settings';

/** What templates that run containers can be told. */
export interface PodFields extends PodSettings {
  /** Containers beside the main one, which end with it. @default - none */
  readonly sidecars?: readonly SidecarFields[];
  /** Containers that end before the main one starts. @default - none */
  readonly initContainers?: readonly SidecarFields[];
}

const settingNames = new Set<string>([
  'annotations',
  'daemon',
  'executor',
  'failFast',
  'metadata',
  'podSpecPatch',
  'retryStrategy',
  'memoize',
  'synchronization',
  'metrics',
  'parallelism',
  'affinity',
  'archiveLocation',
  'automountServiceAccountToken',
  'hostAliases',
  'nodeSelector',
  'podResources',
  'priorityClassName',
  'resourceClaims',
  'schedulerName',
  'tolerations',
  'serviceAccount',
  'podSecurityContext',
  'activeDeadline',
  'timeout',
  'pendingTimeout',
  'sidecars',
  'initContainers',
] satisfies (keyof PodFields)[]);

/** Tells the fields of the pod from those of its container. */
export function splitFields<C>(fields: PodFields & C): { readonly pod: PodFields; readonly container: C } {
  const entries = Object.entries(fields);
  return {
    pod: Object.fromEntries(entries.filter(([name]) => settingNames.has(name))) as PodFields,
    container: Object.fromEntries(entries.filter(([name]) => !settingNames.has(name))) as C,
  };
}

/** Fields of a template that makes a pod, with the volumes of all its containers. */
export function podSpec(
  { sidecars = [], initContainers = [], ...settings }: PodFields,
  main: readonly { readonly mounts?: readonly Mount[] }[],
  work: RenderedTemplate['fields'],
): RenderedTemplate {
  const { fields, claims } = podVolumes([...main, ...sidecars, ...initContainers]);
  return {
    claims,
    fields: {
      ...settingsSpec(settings),
      ...fields,
      ...(initContainers.length > 0 && { initContainers: initContainers.map((one) => containerSpec(one)) }),
      ...work,
      ...(sidecars.length > 0 && { sidecars: sidecars.map((one) => containerSpec(one)) }),
    },
  };
}
