export type { HookDeletePolicy, HookPhase } from './annotation-names';
export { Application, type IApplication } from './application';
export { ApplicationSet, type ApplicationSetProps, type ApplicationTemplate } from './application-set';
export {
  ValuesSource,
  type ApplicationSource,
  type ChartSource,
  type GitSource,
  type HelmOptions,
  type RepositoryUrl,
  type ValuesFile,
  type ValuesSourceProps,
} from './application-source';
export type { ApplicationProps } from './application-template';
export { AppProject, type AppProjectProps, type IAppProject, type ProjectKind } from './app-project';
export { ArgoCdSettings, type ArgoCdSettingsConfigMapProps, type ArgoCdSettingsProps, type ResourceFilter } from './argo-cd-settings';
export { checks } from './checks';
export type { Destination, NamespaceName } from './destination';
export * from './generators';
export { healthChecks, type HealthCheck } from './health';
export { ignoredDifferences } from './ignored-differences';
export * from './notifications';
export { ProjectRole, type ProjectAction, type ProjectResource, type ProjectRight, type ProjectRoleOptions } from './project-role';
export { Repository, type IRepository, type RepositoryCredentials, type RepositoryProps, type VaultKey } from './repository';
export {
  compareOptions,
  confirmDeletion,
  ignoreHealth,
  neverPrune,
  syncHook,
  syncOptions,
  syncWave,
  tolerateMissingKinds,
  type CompareOption,
  type SyncHookOptions,
} from './sync-annotations';
export type { ObjectSyncOption, SyncOption } from './sync-options';
export type { AutomatedSync, SyncPolicy, SyncRetry } from './sync-policy';
export type { SyncWindow } from './sync-window';
