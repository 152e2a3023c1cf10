/** The kinds of Argo Workflows are too large for what client-side apply keeps of them. An annotation of Argo CD. */
export const serverSideApply = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };
