import type * as l1 from '../../../imports/argo-workflows';
import type * as k8s from '../../../imports/kubernetes';
import { environmentList, type EnvironmentVariables } from '../settings/environment';
import { volumesOf, type Mount } from '../settings/volumes';
import type { Expression } from '../values/expression';
import { renderValues } from '../values/render';
import type { ClaimTemplate } from './template';

/** A text, also of a value that is known when the workflow runs. */
export type Text = string | number | Expression<unknown>;

/** What a container is told. Fields that are not listed here are those of Kubernetes, under their names. */
export interface ContainerFields extends Omit<k8s.Container, 'name' | 'image' | 'command' | 'args' | 'env' | 'volumeMounts' | 'workingDir'> {
  readonly image: string | Expression<string>;
  /** @default - the entrypoint of the image */
  readonly command?: readonly Text[];
  readonly args?: readonly Text[];
  /** @default - the environment of the image */
  readonly env?: EnvironmentVariables;
  /** Volumes with their paths in the container. @default - none */
  readonly mounts?: readonly Mount[];
  readonly workingDir?: string | Expression<string>;
}

/** A container beside the one that does the work. */
export interface SidecarFields extends ContainerFields {
  readonly name: string;
  /** Whether it mounts what the main container mounts, at the same paths. @default false */
  readonly mirrorVolumeMounts?: boolean;
}

/** A container as the API has it. */
export function containerSpec<F extends Partial<ContainerFields>>({ command, args, env, mounts, ...fields }: F): k8s.Container {
  return renderValues({
    ...fields,
    ...(command && { command: command.map(String) }),
    ...(args && { args: args.map(String) }),
    ...(env && { env: environmentList(env) }),
    ...(mounts && mounts.length > 0 && { volumeMounts: mounts.map((mount) => mount.fields) }),
  }) as unknown as k8s.Container;
}

/** Volumes of all containers of a template. */
export function podVolumes(containers: readonly { readonly mounts?: readonly Mount[] }[]): {
  readonly fields: { readonly volumes?: readonly l1.Volume[] };
  readonly claims: readonly ClaimTemplate[];
} {
  const { volumes, claims } = volumesOf(containers.flatMap(({ mounts = [] }) => mounts));
  return { fields: volumes.length > 0 ? { volumes } : {}, claims };
}
