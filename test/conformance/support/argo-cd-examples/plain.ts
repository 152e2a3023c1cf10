import { AppProject, type ApplicationProps } from '../../../../constructs/argo-cd';

/** What upstream's examples leave out and we set by default, switched off. */
export const plain = { serverSideDiff: false, deletion: 'orphan', syncPolicy: { automated: false, retry: false } } as const satisfies Partial<ApplicationProps>;

export const inDefault = AppProject.fromName('default');
export const ownServer = 'https://kubernetes.default.svc';
export const argoCd = 'https://github.com/argoproj/argo-cd.git';
export const exampleApps = 'https://github.com/argoproj/argocd-example-apps/';
