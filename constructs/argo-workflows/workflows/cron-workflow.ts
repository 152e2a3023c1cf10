import type { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as l1 from '../../../imports/argo-workflows';
import { carryChecks } from '../../../lib/checks/system-checks';
import { durationSeconds } from '../../../lib/duration-text';
import type { KubeMetadata } from '../../../lib/kube-object';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../../lib/overrides';
import { rememberSource } from '../../../lib/source/remember-source';
import { checks } from '../checks';
import type { InputPorts } from '../ports/input';
import type { NoPorts } from '../templates/template';
import { Expression, Reference } from '../values/expression';
import { booleanOperand, conditionTag } from '../values/operands';
import { accountOf, type AccountProps } from './account-of';
import type { GlobalPorts } from './global-parameters';
import { rememberCalls } from './remember-calls';
import { startedSpec, type StartedWork } from './started-work';
import { serverSideApply } from './sync-options';
import { targetVersion } from './target-version';

/** When a workflow runs. */
export interface CronSettings {
  /** Each as minute, hour, day of month, month, day of week: `0 3 * * 1`. */
  readonly schedules: readonly string[];
  /** Of the schedules. @default 'Etc/UTC' */
  readonly timezone?: string;
  /** What happens when the last run is not over. @default 'Forbid' */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** How late a run may start, when the controller was down at its time. @default - such runs are left out */
  readonly startingDeadline?: Duration;
  /** @default - that of the controller, 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** @default - that of the controller, 1 */
  readonly failedJobsHistoryLimit?: number;
  /** Runs only where it holds, see `cron`. @default - always */
  readonly when?: Expression<boolean>;
  /** Runs no more once it holds, see `cron`. @default - never */
  readonly stopWhen?: Expression<boolean>;
  /** @default false */
  readonly suspend?: boolean;
  /** Labels and annotations of the workflows. @default - none */
  readonly workflowMetadata?: Pick<KubeMetadata, 'labels' | 'annotations'>;
}

/** What is known of the runs so far, in `when` and `stopWhen`. */
export const cron = {
  succeeded: new Expression<number>('cronworkflow.succeeded', 'number'),
  failed: new Expression<number>('cronworkflow.failed', 'number'),
  /** When the last one was due; unknown before the first. */
  lastScheduledTime: new Reference<string>('cronworkflow.lastScheduledTime'),
};

/** What a CronWorkflow is told. */
export type CronWorkflowProps<I extends InputPorts, G extends GlobalPorts> = ObjectProps &
  AccountProps &
  CronSettings &
  StartedWork<I, G> & {
    /** Name of the object, at most 52 characters. */
    readonly name: string;
    /** Fields of the spec that win over what the construct writes. @default - none */
    readonly overrides?: DeepPartial<l1.CronWorkflowSpec>;
  };

/**
 * A workflow that runs by the clock.
 *
 * @example
 * new CronWorkflow(chart, 'Nightly', { name: 'nightly', schedules: ['0 3 * * *'], from: submit(training, { source: 's3://ml/raw' }) });
 * @see https://argo-workflows.readthedocs.io/en/latest/cron-workflows/
 */
export class CronWorkflow<I extends InputPorts = NoPorts, G extends GlobalPorts = NoPorts> extends Construct {
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.CronWorkflow;

  constructor(scope: Construct, id: string, props: CronWorkflowProps<I, G>) {
    super(scope, id);
    const { name, namespace, labels, annotations, overrides, serviceAccount } = props;
    const { cronSpec, work } = splitCron(props as unknown as CronWorkflowProps<InputPorts, GlobalPorts>);
    const rendered = startedSpec(work, targetVersion(this));
    const { spec, sources } = rendered;
    const account = accountOf(this, { name, namespace, serviceAccount }, rendered, work.from === undefined);
    this.resource = new l1.CronWorkflow(this, 'Resource', {
      metadata: metadataOf({ name, namespace, labels, annotations: { ...serverSideApply, ...annotations } }),
      spec: applyOverrides<l1.CronWorkflowSpec>({ ...cronSpec, workflowSpec: { ...spec, ...account } }, overrides),
    });
    rememberCalls(this.resource, 'spec.workflowSpec', sources, overrides?.workflowSpec);
    rememberSource(this, new.target);
  }
}

function splitCron(props: CronWorkflowProps<InputPorts, GlobalPorts>): {
  readonly cronSpec: Omit<l1.CronWorkflowSpec, 'workflowSpec'>;
  readonly work: StartedWork<InputPorts, GlobalPorts>;
} {
  const {
    name: _name,
    namespace: _namespace,
    labels: _labels,
    annotations: _annotations,
    overrides: _overrides,
    serviceAccount: _account,
    ...others
  } = props;
  const { schedules, timezone = 'Etc/UTC', concurrencyPolicy = 'Forbid', startingDeadline, suspend = false, ...more } = others;
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit, when, stopWhen, workflowMetadata, ...work } = more;
  const cronSpec = {
    schedules,
    timezone,
    concurrencyPolicy,
    suspend,
    ...(startingDeadline && { startingDeadlineSeconds: durationSeconds(startingDeadline) }),
    ...(successfulJobsHistoryLimit !== undefined && { successfulJobsHistoryLimit }),
    ...(failedJobsHistoryLimit !== undefined && { failedJobsHistoryLimit }),
    ...(when && { when: conditionTag(when) }),
    ...(stopWhen && { stopStrategy: { expression: booleanOperand(stopWhen) } }),
    ...(workflowMetadata && { workflowMetadata }),
  };
  return { cronSpec, work: work as StartedWork<InputPorts, GlobalPorts> };
}
