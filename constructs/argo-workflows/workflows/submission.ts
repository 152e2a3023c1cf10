import type * as l1 from '../../../imports/argo-workflows';
import type { WorkflowArguments, WorkflowParameter, WorkflowParameters, WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import { parameterText } from '../ports/parameter-text';
import type { NoPorts } from '../templates/template';
import { Expression } from '../values/expression';
import type { Value } from '../values/operands';

/** A part of the event that starts a workflow, see `WorkflowEventBinding`. */
export class EventValue<out T> extends Expression<T> {
  constructor(source: string) {
    super(source, 'json');
  }
}

/** A workflow that starts from a WorkflowTemplate, with its arguments. Made by `submit()`. */
export interface Submission {
  readonly workflowTemplateRef: l1.WorkflowTemplateRef;
  readonly entrypoint?: string;
  readonly arguments?: l1.Arguments;
}

/** Exactly the arguments of a WorkflowTemplate, each known now or later. */
export type SubmittedArguments<P extends WorkflowParameters> = WorkflowArguments<{
  readonly [K in keyof P]: P[K] extends WorkflowParameter<infer T, infer Optional> ? WorkflowParameter<Value<T>, Optional> : never;
}>;

/** They can be left out as a whole, where none must be given. */
type SubmittedArgumentsList<P extends WorkflowParameters> = NoPorts extends SubmittedArguments<P>
  ? [args?: SubmittedArguments<P>]
  : [args: SubmittedArguments<P>];

/** A workflow from a WorkflowTemplate with exactly its arguments: for `CronWorkflow`, `Workflow` and `WorkflowEventBinding`. */
export function submit<P extends WorkflowParameters>(handle: WorkflowTemplateHandle<P>, ...[args]: SubmittedArgumentsList<P>): Submission {
  const parameters = Object.entries((args ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, ...argumentValue(value) }],
  );
  return {
    workflowTemplateRef: { name: handle.templateName, ...(handle.clusterScope && { clusterScope: true }) },
    ...(handle.entrypoint !== undefined && { entrypoint: handle.entrypoint }),
    ...(parameters.length > 0 && { arguments: { parameters } }),
  };
}

function argumentValue(value: unknown): Pick<l1.Parameter, 'value' | 'valueFrom'> {
  return value instanceof EventValue ? { valueFrom: { event: value.source } } : { value: parameterText(value) };
}
