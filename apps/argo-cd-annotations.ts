/** For objects of custom kinds: their definitions may not be there yet when Argo CD tries the sync. */
export const customResource = { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' } as const;

/** For what holds data: the same, and nothing is deleted unless a person confirms it. */
export const statefulCustomResource = { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true,Prune=confirm,Delete=confirm' } as const;
