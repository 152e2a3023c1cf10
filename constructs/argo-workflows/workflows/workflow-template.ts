import { Construct } from 'constructs';
import * as l1 from '../../../imports/argo-workflows';
import { carryChecks } from '../../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../../lib/overrides';
import { rememberSource } from '../../../lib/source/remember-source';
import type { WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import { checks } from '../checks';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import type { Callable, NoPorts, Template } from '../templates/template';
import { accountOf, type AccountProps } from './account-of';
import { globalPorts, type GlobalPorts } from './global-parameters';
import { rememberCalls } from './remember-calls';
import { serverSideApply } from './sync-options';
import { targetVersion } from './target-version';
import { calledFrom, startedAt, workflowParametersOf, type StartedAt, type WorkflowParametersOf } from './template-handle';
import { workflowSpec, type SomeArguments, type WorkflowWork } from './workflow-spec';

/** What a WorkflowTemplate is told. */
export interface WorkflowTemplateProps<I extends InputPorts, G extends GlobalPorts, A> extends ObjectProps, AccountProps, WorkflowWork<I, G, A> {
  /** Name of the object, which others refer to. */
  readonly name: string;
  /** Fields of the spec that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.WorkflowSpec>;
}

/**
 * A workflow, or templates, that others start or call by name. It is a typed handle: triggers know its arguments, and workflows elsewhere call its
 * templates.
 *
 * @example
 * const nightly = new WorkflowTemplate(chart, 'Training', { name: 'training', entrypoint: training, arguments: { source: 's3://ml/raw' } });
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-templates/
 */
export class WorkflowTemplate<I extends InputPorts = NoPorts, G extends GlobalPorts = NoPorts, A extends SomeArguments<I> = NoPorts>
  extends Construct
  implements WorkflowTemplateHandle<WorkflowParametersOf<I, G, A>>
{
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.WorkflowTemplate;
  readonly clusterScope: boolean = false;
  readonly parameters: WorkflowParametersOf<I, G, A>;

  constructor(scope: Construct, id: string, props: WorkflowTemplateProps<I, G, A>) {
    super(scope, id);
    const { name, namespace, labels, annotations, overrides, serviceAccount, ...work } = props;
    const rendered = workflowSpec(work as unknown as WorkflowWork<InputPorts, GlobalPorts, object>, targetVersion(this));
    const { spec, sources } = rendered;
    this.resource = new l1.WorkflowTemplate(this, 'Resource', {
      metadata: metadataOf({ name, namespace, labels, annotations: { ...serverSideApply, ...annotations } }),
      spec: applyOverrides<l1.WorkflowSpec>(
        { ...spec, ...accountOf(this, { name, namespace, serviceAccount }, rendered, props.entrypoint !== undefined) },
        overrides,
      ),
    });
    rememberCalls(this.resource, 'spec', sources, overrides);
    this.parameters = parametersOf(work) as WorkflowParametersOf<I, G, A>;
    rememberSource(this, new.target);
  }

  get templateName(): string {
    return this.resource.name;
  }

  get templateNamespace(): string | undefined {
    return this.resource.metadata.namespace;
  }

  /** One of its templates, for a workflow elsewhere to call. */
  template<TI extends InputPorts, TO extends OutputPorts, TR>(template: Template<TI, TO, TR>): Callable<TI, TO, TR> {
    return calledFrom(this, template);
  }

  /** The same object, for who starts it at another of its templates. */
  startingAt<TI extends InputPorts>(template: Template<TI>): StartedAt<WorkflowParametersOf<I, G, A>, TI> {
    return startedAt(this, template);
  }
}

/** Arguments of whoever starts the workflow. */
export function parametersOf<I extends InputPorts, G extends GlobalPorts, A>({
  entrypoint,
  parameters,
  arguments: given,
}: WorkflowWork<I, G, A>): object {
  return workflowParametersOf({ ...entrypoint?.inputs, ...(parameters && globalPorts(parameters)) }, (given ?? {}) as object);
}
