import type { WorkflowParameter, WorkflowParameters } from '../../../lib/workflow-template-handle';
import type { InputParameter, InputPorts } from '../ports/input';
import type { GlobalPorts } from './global-parameters';

/** The arguments of a workflow that starts at a template with these inputs. What `A` gives already need not be given. */
export type ParametersOf<I extends InputPorts, A = unknown> = {
  readonly [K in keyof I as I[K] extends InputParameter ? K : never]: I[K] extends InputParameter<infer T, infer Optional>
    ? WorkflowParameter<T, K extends keyof A ? true : Optional>
    : never;
};

/** The arguments of a workflow: inputs of the entrypoint, and global ones. */
export type WorkflowParametersOf<I extends InputPorts, G extends GlobalPorts, A> = ParametersOf<I, A> & ParametersOf<G, A>;

/** The parameters among ports, as others see them who start the workflow. */
export function workflowParametersOf(ports: InputPorts, given: object = {}): WorkflowParameters {
  const parameters = Object.entries(ports).flatMap(([name, port]) => {
    if (port.port !== 'input-parameter') return [];
    return [[name, { optional: port.optional || name in given, ...(port.enum && { enum: port.enum }) }] as const];
  });
  return Object.fromEntries(parameters);
}
