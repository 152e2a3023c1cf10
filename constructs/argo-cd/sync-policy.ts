import { Duration } from 'cdk8s';
import type * as L1 from '../../imports/argo-cd';
import { durationText } from '../../lib/duration-text';
import { withSyncOptions, type SyncOption } from './sync-options';

/** When and how an Application is synced. */
export interface SyncPolicy {
  /**
   * Whether Argo CD syncs by itself what changes. `true` deletes what is gone from the source and undoes what was changed by hand.
   * @default true
   */
  readonly automated?: boolean | AutomatedSync;
  /** What happens after a sync that failed. @default - ten more attempts, after 10 seconds, then after twice the time before, at most 5 minutes */
  readonly retry?: false | SyncRetry;
  /** @default ['ServerSideApply=true'] - which is in force unless `ServerSideApply=false` is given: CRDs are too large for other ways */
  readonly syncOptions?: readonly SyncOption[];
  /** Labels and annotations of the namespace that `CreateNamespace=true` makes. @default - none */
  readonly managedNamespaceMetadata?: L1.ManagedNamespaceMetadata;
}

export interface AutomatedSync {
  /** Delete what is gone from the source. @default true */
  readonly prune?: boolean;
  /** Undo what was changed in the cluster. @default true */
  readonly selfHeal?: boolean;
  /** Delete even the last object. @default false */
  readonly allowEmpty?: boolean;
}

export interface SyncRetry {
  /** Attempts after the first; below zero, without end. @default 10 */
  readonly limit?: number;
  /** Time before the first of them. @default Duration.seconds(10) */
  readonly delay?: Duration;
  /** What the time is multiplied with after each. @default 2 */
  readonly factor?: number;
  /** @default Duration.minutes(5) */
  readonly maxDelay?: Duration;
  /** Look for a newer revision before each attempt. @default false */
  readonly refresh?: boolean;
}

export function renderSyncPolicy({ automated = true, retry = {}, syncOptions = [], managedNamespaceMetadata }: SyncPolicy = {}): L1.SyncPolicy {
  return {
    ...(automated !== false && { automated: renderAutomated(automated === true ? {} : automated) }),
    ...(retry !== false && { retry: renderRetry(retry) }),
    syncOptions: withSyncOptions<SyncOption>(['ServerSideApply=true'], syncOptions),
    ...(managedNamespaceMetadata && { managedNamespaceMetadata }),
  };
}

/** What is false is left out: Argo CD drops it, and an Application above this one would never be in sync. */
function renderAutomated({ prune = true, selfHeal = true, allowEmpty = false }: AutomatedSync): L1.Automated {
  return { ...(prune && { prune }), ...(selfHeal && { selfHeal }), ...(allowEmpty && { allowEmpty }) };
}

function renderRetry({ limit = 10, delay = Duration.seconds(10), factor = 2, maxDelay = Duration.minutes(5), refresh }: SyncRetry): L1.Retry {
  return { limit, backoff: { duration: durationText(delay), factor, maxDuration: durationText(maxDelay) }, ...(refresh && { refresh }) };
}
