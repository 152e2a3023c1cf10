import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import * as L1 from '../../imports/argo-cd';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { rememberSource } from '../../lib/source/remember-source';
import { annotations } from './annotation-names';
import { urlOf, type RepositoryUrl } from './application-source';
import { checks } from './checks';
import { renderDestination, type Destination } from './destination';
import { subscriptionAnnotations, type Subscription } from './notifications/subscription';
import { ProjectRole, type ProjectRoleOptions } from './project-role';
import { renderSyncWindow, type SyncWindow } from './sync-window';

/** A project that Applications are in. */
export interface IAppProject {
  readonly projectName: string;
}

/** A kind: a class of `imports/`, or group and kind with `*` for any. */
export type ProjectKind =
  | { readonly apiVersion: string; readonly kind: string }
  | { readonly group: string; readonly kind: string; readonly name?: string };

export interface AppProjectProps extends ObjectProps {
  /** For people; at most 255 characters. @default - none */
  readonly description?: string;
  /** Repositories that Applications may read; `*` stands for any text, a `!` before it forbids. @default - none */
  readonly sourceRepos?: readonly RepositoryUrl[];
  /** Clusters and namespaces that Applications may deploy to. @default - none */
  readonly destinations?: readonly Destination[];
  /** Namespaces of Applications, beside the one of the project. @default - none */
  readonly sourceNamespaces?: readonly string[];
  /** Cluster-scoped kinds that Applications may deploy. @default - none */
  readonly clusterResourceWhitelist?: readonly ProjectKind[];
  /** Cluster-scoped kinds that they may not. @default - none */
  readonly clusterResourceBlacklist?: readonly ProjectKind[];
  /** Kinds with a namespace that Applications may deploy. @default - all */
  readonly namespaceResourceWhitelist?: readonly ProjectKind[];
  /** Kinds with a namespace that they may not. @default - none */
  readonly namespaceResourceBlacklist?: readonly ProjectKind[];
  /** When syncs may run, and when not. @default - always */
  readonly syncWindows?: readonly SyncWindow[];
  /** Tell of objects in the namespaces of the project that no Application has. @default - not told */
  readonly orphanedResources?: L1.AppProjectOrphanedResources;
  /** Who is told of what, for all Applications of the project. @default - nobody */
  readonly notifications?: readonly Subscription[];
  /** Before other projects. @default - 0 */
  readonly syncWave?: number;
  /** Fields of the spec that win over everything else. @default - none */
  readonly overrides?: DeepPartial<L1.AppProjectSpec>;
}

/**
 * What a group of Applications may read, where to they may deploy, and which kinds. What is not allowed is forbidden.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export class AppProject extends Construct implements IAppProject {
  static {
    carryChecks(AppProject, () => checks);
  }

  /** One that is not made here, such as Argo CD's own `default`. */
  static fromName(this: void, projectName: string): IAppProject {
    return { projectName };
  }

  readonly resource: L1.AppProject;
  private readonly roles: ProjectRole[] = [];

  constructor(scope: Construct, id: string, private readonly props: AppProjectProps) {
    super(scope, id);
    const { syncWave, notifications = [], ...rest } = props;
    const own = { ...(syncWave !== undefined && { [annotations.syncWave]: `${syncWave}` }), ...subscriptionAnnotations(notifications), ...rest.annotations };
    this.resource = new L1.AppProject(this, 'Resource', {
      metadata: metadataOf({ ...rest, ...(Object.keys(own).length > 0 && { annotations: own }) }),
      // Roles and rights are added until the app is synthesized.
      spec: Lazy.any({ produce: () => this.toSpec() }) as L1.AppProjectSpec,
    });
    rememberSource(this, new.target);
  }

  get projectName(): string {
    return this.resource.name;
  }

  /** Lets people and machines do something with the Applications of the project; `allow` on the role says what. */
  addRole(name: string, options: ProjectRoleOptions = {}): ProjectRole {
    const role = new ProjectRole(this, name, options);
    this.roles.push(role);
    return role;
  }

  private toSpec(): L1.AppProjectSpec {
    const { description, sourceRepos, destinations, sourceNamespaces, syncWindows, orphanedResources, overrides } = this.props;
    const spec: L1.AppProjectSpec = {
      ...(description !== undefined && { description }),
      ...(sourceRepos && { sourceRepos: sourceRepos.map(urlOf) }),
      ...(destinations && { destinations: destinations.map(renderAllowedDestination) }),
      ...(sourceNamespaces && { sourceNamespaces }),
      ...renderKinds(this.props),
      ...(this.roles.length > 0 && { roles: this.roles.map((role) => role.toRole()) }),
      ...(syncWindows && { syncWindows: syncWindows.map(renderSyncWindow) }),
      ...(orphanedResources && { orphanedResources }),
    };
    return applyOverrides<L1.AppProjectSpec>(spec, overrides);
  }
}

const kindLists = ['clusterResourceWhitelist', 'clusterResourceBlacklist', 'namespaceResourceWhitelist', 'namespaceResourceBlacklist'] as const;

function renderKinds(props: AppProjectProps): Partial<L1.AppProjectSpec> {
  return Object.fromEntries(kindLists.flatMap((list) => (props[list] ? [[list, props[list].map(renderKind)]] : [])));
}

function renderKind(kind: ProjectKind): L1.AppProjectClusterResourceWhitelist {
  if ('group' in kind) return kind;
  const slash = kind.apiVersion.indexOf('/');
  return { group: slash < 0 ? '' : kind.apiVersion.slice(0, slash), kind: kind.kind };
}

/** A destination of a project that leaves the namespace open allows every one. */
function renderAllowedDestination({ namespace = '*', ...cluster }: Destination): L1.Destination {
  return renderDestination({ ...cluster, namespace } as Destination);
}
