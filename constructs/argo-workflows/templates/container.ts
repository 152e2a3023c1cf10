import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { containerSpec, type ContainerFields } from './container-fields';
import { leafTemplate } from './leaf';
import { podSpec, splitFields, type PodFields } from './pod-fields';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';

/** What a template with one container is told: its ports, the container, the pod. */
export type ContainerTemplateProps<I extends InputPorts, O extends OutputPorts> = PortProps<I, O> & FieldsOf<ContainerFields & PodFields, I, O>;

/**
 * A template that runs one container. Every field can be a function of the template's inputs and outputs.
 *
 * @example
 * const load = container('load', {
 *   inputs: { source: input.string(), limit: input.integer({ default: 10_000 }) },
 *   outputs: { raw: output.artifact({ path: '/out/raw.parquet' }) },
 *   image: 'registry.example.org/etl:1.4.0',
 *   command: ['python', '-m', 'load'],
 *   args: (inputs) => ['--from', inputs.source, '--limit', inputs.limit],
 * });
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/#container
 */
export function container<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: ContainerTemplateProps<I, O>,
): Template<I, O, string> {
  return leafTemplate<ContainerFields & PodFields, I, O, string>(name, container, props, (fields) => {
    const { pod, container: main } = splitFields<ContainerFields>(fields);
    return podSpec(pod, [main], { container: containerSpec(main) });
  });
}
