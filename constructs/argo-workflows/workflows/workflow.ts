import { Construct } from 'constructs';
import * as l1 from '../../../imports/argo-workflows';
import { carryChecks } from '../../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../../lib/overrides';
import { rememberSource } from '../../../lib/source/remember-source';
import { checks } from '../checks';
import type { InputPorts } from '../ports/input';
import type { NoPorts } from '../templates/template';
import { accountOf, type AccountProps } from './account-of';
import type { GlobalPorts } from './global-parameters';
import { rememberCalls } from './remember-calls';
import { startedSpec, type StartedWork } from './started-work';
import { serverSideApply } from './sync-options';
import { targetVersion } from './target-version';

/** What a Workflow is told. */
export type WorkflowProps<I extends InputPorts, G extends GlobalPorts> = ObjectProps &
  AccountProps &
  StartedWork<I, G> & {
    /** Name of the object. Argo CD cannot sync objects whose name the cluster makes. */
    readonly name: string;
    /** Whether it waits for somebody to resume it before it starts. @default false */
    readonly suspend?: boolean;
    /** Fields of the spec that win over what the construct writes. @default - none */
    readonly overrides?: DeepPartial<l1.WorkflowSpec>;
  };

/**
 * One run of a workflow, which starts when the object is made. In a config repository it runs once; what is to run again and again is a
 * `WorkflowTemplate` or a `CronWorkflow`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/#the-workflow
 */
export class Workflow<I extends InputPorts = NoPorts, G extends GlobalPorts = NoPorts> extends Construct {
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.Workflow;

  constructor(scope: Construct, id: string, props: WorkflowProps<I, G>) {
    super(scope, id);
    const { name, namespace, labels, annotations, overrides, serviceAccount, suspend = false, ...work } = props;
    const rendered = startedSpec(work as unknown as StartedWork<InputPorts, GlobalPorts>, targetVersion(this));
    const { spec, sources } = rendered;
    const account = accountOf(this, { name, namespace, serviceAccount }, rendered, work.from === undefined);
    this.resource = new l1.Workflow(this, 'Resource', {
      metadata: metadataOf({ name, namespace, labels, annotations: { ...serverSideApply, ...annotations } }),
      spec: applyOverrides<l1.WorkflowSpec>({ suspend, ...spec, ...account }, overrides),
    });
    rememberCalls(this.resource, 'spec', sources, overrides);
    rememberSource(this, new.target);
  }
}
