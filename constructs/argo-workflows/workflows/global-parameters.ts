import type { InputParameter } from '../ports/input';
import { Reference } from '../values/expression';

/** Parameters of a whole workflow by name. */
export type GlobalPorts = Readonly<Record<string, InputParameter>>;

/** Where the declarations stand beside the references. */
const PORTS = Symbol('ports');

/** References to parameters of the whole workflow, which every template may use. Made by `workflowParameters()`. */
export type GlobalParameters<G extends GlobalPorts = GlobalPorts> = {
  readonly [K in keyof G]: G[K] extends InputParameter<infer T> ? Reference<T> : never;
} & { readonly [PORTS]: G };

/**
 * Parameters that the whole workflow takes, beside the inputs of its entrypoint: every template may use them without passing them on.
 *
 * @example
 * const globals = workflowParameters({ registry: input.string({ default: 'registry.example.org' }) });
 * const build = container('build', { image: 'builder:1.0.0', args: ['--registry', globals.registry] });
 * new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: build, parameters: globals });
 */
export function workflowParameters<G extends GlobalPorts>(ports: G): GlobalParameters<G> {
  const references = Object.entries(ports).map(([name, { cast, isJson }]) => [name, new Reference(`workflow.parameters.${name}`, cast, isJson)] as const);
  return Object.defineProperty(Object.fromEntries(references), PORTS, { value: ports }) as unknown as GlobalParameters<G>;
}

export function globalPorts<G extends GlobalPorts>(parameters: GlobalParameters<G>): G {
  return parameters[PORTS];
}
