import type * as l1 from '../../../imports/argo-workflows';
import type { WorkflowParameter, WorkflowParameters, WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import type { InputParameter, InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import type { Callable } from '../templates/template';
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

/** The same WorkflowTemplate, for who starts it at another of its templates: arguments that every start needs, and the inputs of that template. */
export type StartedAt<P extends WorkflowParameters, I extends InputPorts> = WorkflowTemplateHandle<P & ParametersOf<I>>;

export function startedAt<P extends WorkflowParameters, I extends InputPorts>(
  handle: WorkflowTemplateHandle<P>,
  template: Callable<I>,
): StartedAt<P, I> {
  const { templateName, templateNamespace, clusterScope } = handle;
  const parameters = { ...workflowParametersOf(template.inputs), ...handle.parameters } as P & ParametersOf<I>;
  return { templateName, ...(templateNamespace !== undefined && { templateNamespace }), clusterScope, entrypoint: template.name, parameters };
}

/** A template of a WorkflowTemplate as workflows elsewhere call it. */
export function calledFrom<I extends InputPorts, O extends OutputPorts, R>(
  { templateName, clusterScope }: WorkflowTemplateHandle,
  { name, inputs, outputs }: Callable<I, O, R>,
): Callable<I, O, R> {
  const templateRef: l1.TemplateRef = { name: templateName, template: name, ...(clusterScope && { clusterScope }) };
  return { name, inputs, outputs, templateRef };
}
