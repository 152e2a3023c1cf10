/** Keys of the annotations by which objects tell Argo CD how to sync them. */
export const annotations = {
  compareOptions: 'argocd.argoproj.io/compare-options',
  deletePolicy: 'argocd.argoproj.io/hook-delete-policy',
  hook: 'argocd.argoproj.io/hook',
  ignoreHealth: 'argocd.argoproj.io/ignore-healthcheck',
  syncOptions: 'argocd.argoproj.io/sync-options',
  syncWave: 'argocd.argoproj.io/sync-wave',
} as const;

export const hookPhases = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete', 'Skip'] as const;
/** When a hook runs. `Skip`: the object is not applied at all. */
export type HookPhase = (typeof hookPhases)[number];

export const hookDeletePolicies = ['BeforeHookCreation', 'HookSucceeded', 'HookFailed'] as const;
/** When the object of a hook is deleted. */
export type HookDeletePolicy = (typeof hookDeletePolicies)[number];
