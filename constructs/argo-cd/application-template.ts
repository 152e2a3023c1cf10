import type * as L1 from '../../imports/argo-cd';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { annotations } from './annotation-names';
import type { IAppProject } from './app-project';
import { renderSources, type ApplicationSource } from './application-source';
import { renderDestination, type Destination } from './destination';
import { subscriptionAnnotations, type Subscription } from './notifications/subscription';
import { renderSyncPolicy, type SyncPolicy } from './sync-policy';

/** One source, several, or a hydrator that writes manifests to a branch of their own. */
type SourceChoice =
  | { readonly sourceHydrator: L1.SourceHydrator; readonly source?: never; readonly sources?: never }
  | { readonly sources: readonly [ApplicationSource, ...ApplicationSource[]]; readonly source?: never; readonly sourceHydrator?: never }
  | { readonly source: ApplicationSource; readonly sources?: never; readonly sourceHydrator?: never };

interface ApplicationSettings extends ObjectProps {
  /** What the Application may do. */
  readonly project: IAppProject;
  /** @default - the cluster that Argo CD runs in; every object states its namespace */
  readonly destination?: Destination;
  /** @default - synced by itself, with prune, self-healing, server-side apply and ten retries */
  readonly syncPolicy?: SyncPolicy;
  /** Fields that others write, so that they are no drift. Add `RespectIgnoreDifferences=true` where a sync must leave them too. @default - none */
  readonly ignoreDifferences?: readonly L1.IgnoreDifference[];
  /** Among the Applications of one parent: lower waves are synced first. @default - 0 */
  readonly syncWave?: number;
  /** Compare by what the API server would make of the manifests, so that its defaults are no drift. @default true */
  readonly serverSideDiff?: boolean;
  /** What becomes of the objects when the Application is deleted; `orphan` leaves them. @default 'foreground' */
  readonly deletion?: 'foreground' | 'background' | 'orphan';
  /** Who is told of what. @default - nobody */
  readonly notifications?: readonly Subscription[];
  /** Links and remarks for people. @default - none */
  readonly info?: readonly L1.Info[];
  /** Revisions to go back to. @default - 10 */
  readonly revisionHistoryLimit?: number;
  /** Fields of the spec that win over everything else. @default - none */
  readonly overrides?: DeepPartial<L1.ApplicationSpec>;
}

/** What an Application is made of, by itself or as one of a set. */
export type ApplicationProps = ApplicationSettings & SourceChoice;

export function renderApplicationSpec(props: ApplicationProps): L1.ApplicationSpec {
  const { project, destination = {}, syncPolicy, ignoreDifferences, info, revisionHistoryLimit, overrides } = props;
  const spec: L1.ApplicationSpec = {
    project: project.projectName,
    ...renderSourceChoice(props),
    destination: renderDestination(destination),
    ...(ignoreDifferences && { ignoreDifferences }),
    ...(info && { info }),
    ...(revisionHistoryLimit !== undefined && { revisionHistoryLimit }),
    syncPolicy: renderSyncPolicy(syncPolicy),
  };
  return applyOverrides<L1.ApplicationSpec>(spec, overrides);
}

/** Values of another source make one source several. */
function renderSourceChoice({ source, sources, sourceHydrator }: ApplicationProps): Pick<L1.ApplicationSpec, 'source' | 'sources' | 'sourceHydrator'> {
  if (sourceHydrator) return { sourceHydrator };
  const rendered = renderSources(sources ?? (source ? [source] : []));
  return sources === undefined && rendered.length === 1 ? { source: rendered[0]! } : { sources: rendered };
}

const finalizers = {
  foreground: ['resources-finalizer.argocd.argoproj.io'],
  background: ['resources-finalizer.argocd.argoproj.io/background'],
  orphan: undefined,
} as const;

/** The metadata as both kinds of objects have it. */
export function renderApplicationMetadata(props: ApplicationProps): L1.ApplicationSetMetadata {
  const { syncWave, serverSideDiff = true, deletion = 'foreground', notifications = [] } = props;
  const own = {
    ...(syncWave !== undefined && { [annotations.syncWave]: `${syncWave}` }),
    ...(serverSideDiff && { [annotations.compareOptions]: 'ServerSideDiff=true' }),
    ...subscriptionAnnotations(notifications),
    ...props.annotations,
  };
  const { annotations: _, ...metadata } = metadataOf(props);
  return { ...metadata, ...(Object.keys(own).length > 0 && { annotations: own }), ...(deletion !== 'orphan' && { finalizers: finalizers[deletion] }) } as L1.ApplicationSetMetadata;
}
