import type * as l1 from '../../../imports/argo-workflows';
import type { ArgoWorkflowsVersion } from '../../../lib/schema/schema-catalog';
import type { Arguments, RequiredInputs } from '../calls/arguments';
import type { InputPorts } from '../ports/input';
import type { Template } from '../templates/template';
import type { GlobalPorts } from './global-parameters';
import type { Submission } from './submission';
import { workflowSpec, type RenderedSpec, type WorkflowSettings, type WorkflowWork } from './workflow-spec';

/** What a workflow runs that nobody else gives arguments to: templates of its own with all their arguments, or a WorkflowTemplate. */
export type StartedWork<I extends InputPorts, G extends GlobalPorts> =
  | (Omit<WorkflowWork<I, G, never>, 'arguments' | 'entrypoint'> &
      ArgumentsProp<I> & {
        /** Where it starts. Its inputs are the arguments of the workflow. */
        readonly entrypoint: Template<I>;
        readonly from?: never;
      })
  | (WorkflowSettings & {
      /** A WorkflowTemplate with its arguments, from `submit()`. */
      readonly from: Submission;
      readonly entrypoint?: never;
      readonly templates?: never;
      readonly arguments?: never;
      readonly parameters?: never;
    });

/** Demanded where an input of the entrypoint has no default. */
type ArgumentsProp<I extends InputPorts> = [RequiredInputs<I>] extends [never]
  ? { readonly arguments?: Arguments<I> }
  : { readonly arguments: Arguments<I> };

/** The spec of a workflow that starts by itself. */
export function startedSpec(work: StartedWork<InputPorts, GlobalPorts>, version: ArgoWorkflowsVersion): RenderedSpec {
  const { from, ...own } = work as { readonly from?: Submission } & WorkflowWork<InputPorts, GlobalPorts, object>;
  // The WorkflowTemplate says what its pods get.
  const rendered = workflowSpec(from && own.podDefaults === undefined ? { ...own, podDefaults: 'none' } : own, version);
  return from ? { ...rendered, spec: { ...(from satisfies Partial<l1.WorkflowSpec>), ...rendered.spec } } : rendered;
}
