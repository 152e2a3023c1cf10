import type { WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import { declaredTemplate, type DeclaredPorts, type DeclaredTemplate, type InputsOf } from '../templates/declared-template';
import type { GlobalPorts } from '../workflows/global-parameters';
import { calledFrom, startedAt, workflowParametersOf, type ParametersOf, type StartedAt } from '../workflows/template-handle';

/** What is known of an existing WorkflowTemplate. */
export interface ExistingWorkflowTemplateProps<P extends GlobalPorts, T extends Readonly<Record<string, DeclaredPorts>>> {
  /** @default - where it is used */
  readonly namespace?: string;
  /** Whether it is a ClusterWorkflowTemplate. @default false */
  readonly clusterScope?: boolean;
  /** Arguments of a workflow that starts from it. @default - none */
  readonly parameters?: P;
  /** Templates that workflows elsewhere can call. @default - none */
  readonly templates?: T;
}

/** A WorkflowTemplate that is made elsewhere: how to start it, and its templates to call. */
export type ExistingWorkflowTemplate<P extends GlobalPorts, T extends Readonly<Record<string, DeclaredPorts>>> = WorkflowTemplateHandle<
  ParametersOf<P>
> & {
  readonly templates: { readonly [K in keyof T]: DeclaredTemplate<T[K]> };
  /** The same, for who starts it at another of its templates. */
  startingAt<K extends keyof T>(template: K): StartedAt<ParametersOf<P>, InputsOf<T[K]>>;
};

/**
 * A typed handle of a WorkflowTemplate that this app does not make: triggers start it, and tasks call its templates, with exactly their
 * inputs. `cdk8s-mlops from-yaml` writes such handles. Declare the object with `ExternalObjects`, if no app of the project makes it.
 *
 * @example
 * const ci = existingWorkflowTemplate('ci', {
 *   parameters: { revision: input.string({ default: 'main' }) },
 *   templates: { build: { inputs: { image: input.string() }, outputs: { digest: 'string' } } },
 * });
 */
export function existingWorkflowTemplate<
  const P extends GlobalPorts = Readonly<Record<never, never>>,
  const T extends Readonly<Record<string, DeclaredPorts>> = Readonly<Record<never, never>>,
>(name: string, props: ExistingWorkflowTemplateProps<P, T> = {}): ExistingWorkflowTemplate<P, T> {
  const { namespace, clusterScope = false, parameters = {} as P, templates = {} as T } = props;
  const handle = {
    templateName: name,
    ...(namespace !== undefined && { templateNamespace: namespace }),
    clusterScope,
    parameters: workflowParametersOf(parameters) as ParametersOf<P>,
  };
  const callables = Object.fromEntries(Object.entries(templates).map(([id, template]) => [id, calledFrom(handle, declaredTemplate(id, template))]));
  return {
    ...handle,
    templates: callables as ExistingWorkflowTemplate<P, T>['templates'],
    startingAt: (template) => startedAt(handle, callables[template as string]!) as never,
  };
}
