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
import type { GlobalPorts } from './global-parameters';
import { rememberCalls } from './remember-calls';
import { serverSideApply } from './sync-options';
import { targetVersion } from './target-version';
import { calledFrom, startedAt, type StartedAt, type WorkflowParametersOf } from './template-handle';
import { workflowSpec, type SomeArguments, type WorkflowWork } from './workflow-spec';
import { parametersOf } from './workflow-template';

/** What a ClusterWorkflowTemplate is told. */
export interface ClusterWorkflowTemplateProps<I extends InputPorts, G extends GlobalPorts, A>
  extends Omit<ObjectProps, 'namespace'>, WorkflowWork<I, G, A> {
  /** Name of the object, which others refer to. */
  readonly name: string;
  /** Account of each namespace that workflows run as. @default - the one called `default` */
  readonly serviceAccountName?: string;
  /** Fields of the spec that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.WorkflowSpec>;
}

/**
 * A workflow, or templates, for all namespaces.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/cluster-workflow-templates/
 */
export class ClusterWorkflowTemplate<I extends InputPorts = NoPorts, G extends GlobalPorts = NoPorts, A extends SomeArguments<I> = NoPorts>
  extends Construct
  implements WorkflowTemplateHandle<WorkflowParametersOf<I, G, A>>
{
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.ClusterWorkflowTemplate;
  readonly clusterScope: boolean = true;
  readonly parameters: WorkflowParametersOf<I, G, A>;

  constructor(scope: Construct, id: string, props: ClusterWorkflowTemplateProps<I, G, A>) {
    super(scope, id);
    const { name, labels, annotations, overrides, ...work } = props;
    const { spec, sources } = workflowSpec(work as unknown as WorkflowWork<InputPorts, GlobalPorts, object>, targetVersion(this));
    this.resource = new l1.ClusterWorkflowTemplate(this, 'Resource', {
      metadata: metadataOf({ name, labels, annotations: { ...serverSideApply, ...annotations } }),
      spec: applyOverrides<l1.WorkflowSpec>(spec, overrides),
    });
    rememberCalls(this.resource, 'spec', sources, overrides);
    this.parameters = parametersOf(work) as WorkflowParametersOf<I, G, A>;
    rememberSource(this, new.target);
  }

  get templateName(): string {
    return this.resource.name;
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
