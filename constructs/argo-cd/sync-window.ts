import type { Duration } from 'cdk8s';
import type { AppProjectSyncWindow } from '../../imports/argo-cd';
import { durationText } from '../../lib/duration-text';
import type { IApplication } from './application';

/** Which Applications a window is for. Without `all`, one of the lists is enough. */
type WindowScope =
  | { readonly applications: readonly (string | IApplication)[]; readonly namespaces?: readonly string[]; readonly clusters?: readonly string[] }
  | { readonly namespaces: readonly string[]; readonly applications?: never; readonly clusters?: readonly string[] }
  | { readonly clusters: readonly string[]; readonly applications?: never; readonly namespaces?: never };

/**
 * A time in which syncs run, or do not.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export type SyncWindow = WindowScope & {
  readonly kind: 'allow' | 'deny';
  /** When it begins, in five fields of cron. */
  readonly schedule: string;
  readonly duration: Duration;
  /** Name of the IANA database. @default 'UTC' */
  readonly timeZone?: string;
  /** Whether people may sync while the window keeps Argo CD from it. @default false */
  readonly manualSync?: boolean;
  /** Whether a sync that runs at the end of the window may finish. @default false */
  readonly syncOverrun?: boolean;
  /** Whether an Application must match all lists instead of one. @default false */
  readonly andOperator?: boolean;
  /** @default - none */
  readonly description?: string;
};

export function renderSyncWindow({ duration, applications, ...window }: SyncWindow): AppProjectSyncWindow {
  const names = applications?.map((application) => (typeof application === 'string' ? application : application.applicationName));
  return { ...window, duration: durationText(duration), ...(names && { applications: names }) };
}
