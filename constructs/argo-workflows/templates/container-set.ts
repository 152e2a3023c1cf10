import type * as l1 from '../../../imports/argo-workflows';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import type { Mount } from '../settings/volumes';
import { containerSpec, type ContainerFields } from './container-fields';
import { leafTemplate } from './leaf';
import { podSpec, splitFields, type PodFields } from './pod-fields';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';

/** One container of a set. */
export interface SetContainer extends ContainerFields {
  /** The one called `main` has the outputs of the template. */
  readonly name: string;
  /** Containers that end before it starts. @default - it starts at once */
  readonly after?: readonly string[];
}

/** Several containers that run one after the other in one pod. */
export interface ContainerSetFields {
  readonly containers: readonly SetContainer[];
  /** Volumes of all containers. @default - none */
  readonly mounts?: readonly Mount[];
  /** How often a failed container runs again. @default - it does not */
  readonly containerRetry?: l1.ContainerSetTemplate['retryStrategy'];
}

/**
 * A template that runs several containers in one pod, which share its volumes and so need no artifacts between them.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/container-set-template/
 */
export function containerSet<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<ContainerSetFields & PodFields, I, O>,
): Template<I, O, string> {
  return leafTemplate<ContainerSetFields & PodFields, I, O, string>(name, containerSet, props, (fields) => {
    const { pod, container } = splitFields<ContainerSetFields>(fields);
    const { containers, mounts = [], containerRetry } = container;
    const set = {
      ...(mounts.length > 0 && { volumeMounts: mounts.map((mount) => mount.fields) }),
      ...(containerRetry && { retryStrategy: containerRetry }),
      containers: containers.map(({ after, ...one }) => ({ ...containerSpec(one), ...(after && { dependencies: after }) })),
    };
    return podSpec(pod, [...containers, { mounts }], { containerSet: set });
  });
}
