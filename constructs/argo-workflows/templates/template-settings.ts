import type { Duration } from 'cdk8s';
import type * as l1 from '../../../imports/argo-workflows';
import { durationSeconds, durationText } from '../../../lib/duration-text';
import type { NamedObject } from '../../../lib/named-object';
import { metricsSpec, type Metric } from '../settings/metrics';
import { retryStrategy, type Retry } from '../settings/retry';
import { synchronizationSpec, type Lock } from '../settings/synchronization';
import { Expression } from '../values/expression';
import { dataText } from '../values/json-text';
import { renderValues } from '../values/render';

/** What templates of every type can be told. Fields that are not listed here are those of the API, under their names. */
export interface TemplateSettings extends Pick<l1.Template, 'annotations' | 'daemon' | 'executor' | 'failFast' | 'metadata'> {
  /** Merged into the spec of the pod; as plain data, with values in it, or as YAML text. @default - none */
  readonly podSpecPatch?: object | string;
  /** @default - it runs once */
  readonly retryStrategy?: Retry;
  /** Results are looked up by this key, and work that was done is not done again. @default - it always runs */
  readonly memoize?: Memoization;
  /** Locks that it holds while it runs. @default - none */
  readonly synchronization?: readonly Lock[];
  /** @default - none */
  readonly metrics?: readonly Metric[];
  /** Steps and tasks, or runs of a loop, at the same time. @default - that of the workflow */
  readonly parallelism?: number;
}

/** What templates that make a pod can be told besides. */
export interface PodSettings
  extends
    TemplateSettings,
    Pick<
      l1.Template,
      | 'affinity'
      | 'archiveLocation'
      | 'automountServiceAccountToken'
      | 'hostAliases'
      | 'nodeSelector'
      | 'podResources'
      | 'priorityClassName'
      | 'resourceClaims'
      | 'schedulerName'
      | 'tolerations'
    > {
  /** @default - the account of the workflow */
  readonly serviceAccount?: NamedObject;
  /** Security of the pod; `securityContext` is that of the container. @default - that of the workflow */
  readonly podSecurityContext?: l1.Template['securityContext'];
  /** From its start on; waiting for a node does not count. @default - none */
  readonly activeDeadline?: Duration | Expression<number>;
  /** From the moment that it is due, with retries and waiting. @default - none */
  readonly timeout?: Duration | Expression<string>;
  /** How long it may wait for a node. @default - for ever */
  readonly pendingTimeout?: Duration;
}

/** Where the results of a step are remembered. @see https://argo-workflows.readthedocs.io/en/latest/memoization/ */
export interface Memoization {
  readonly key: string | Expression<string>;
  /** Older results do not count. */
  readonly maxAge: Duration;
  readonly cache: NamedObject;
}

/** The fields of these settings as the API has them. */
export function settingsSpec(settings: PodSettings): Partial<l1.Template> {
  const {
    retryStrategy: retry,
    memoize,
    synchronization,
    metrics,
    serviceAccount,
    podSecurityContext,
    activeDeadline,
    timeout,
    pendingTimeout,
    podSpecPatch,
    ...fields
  } = settings;
  return renderValues({
    ...fields,
    ...(podSpecPatch !== undefined && { podSpecPatch: dataText(podSpecPatch) }),
    ...(serviceAccount && { serviceAccountName: serviceAccount.name }),
    ...(podSecurityContext && { securityContext: podSecurityContext }),
    ...(activeDeadline && { activeDeadlineSeconds: activeDeadline instanceof Expression ? String(activeDeadline) : durationSeconds(activeDeadline) }),
    ...(timeout && { timeout: timeout instanceof Expression ? String(timeout) : durationText(timeout) }),
    ...(pendingTimeout && { pendingTimeout: durationText(pendingTimeout) }),
    ...(retry && { retryStrategy: retryStrategy(retry) }),
    ...(memoize && { memoize: memoizeSpec(memoize) }),
    ...(synchronization && { synchronization: synchronizationSpec(synchronization) }),
    ...(metrics && { metrics: metricsSpec(metrics) }),
  });
}

function memoizeSpec({ key, maxAge, cache }: Memoization): l1.Memoize {
  return { key: String(key), maxAge: durationText(maxAge), cache: { configMap: { name: cache.name } } };
}
