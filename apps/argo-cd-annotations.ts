import { ApiObject } from 'cdk8s';
import type { MlopsApp } from 'cdk8s-mlops';

const syncOptions = 'argocd.argoproj.io/sync-options';

/** For namespaces and claims: what lives in them goes with them, so Argo CD must never take one away. */
export const neverPruned = { [syncOptions]: 'Prune=false' } as const;

/** For what holds data outside of the cluster: nothing is deleted unless a person confirms it. */
export const stateful = { [syncOptions]: 'Prune=confirm,Delete=confirm' } as const;

/**
 * For objects of custom kinds: their definitions may not be there yet when Argo CD tries the sync, because an operator brings them. Call it
 * last, since it looks at all objects that the app holds.
 */
export function tolerateMissingKinds(app: MlopsApp): void {
  for (const construct of app.node.findAll()) {
    if (ApiObject.isApiObject(construct) && isCustom(construct)) addSyncOption(construct, 'SkipDryRunOnMissingResource=true');
  }
}

/** Groups of Kubernetes' own kinds are a plain word, or end so. So does the Gateway API's, which no app here uses. */
function isCustom({ apiGroup }: ApiObject): boolean {
  return apiGroup.includes('.') && !apiGroup.endsWith('.k8s.io');
}

function addSyncOption({ metadata }: ApiObject, option: string): void {
  const { annotations } = metadata.toJson() as { annotations?: Readonly<Record<string, string>> };
  const given = annotations?.[syncOptions];
  metadata.addAnnotation(syncOptions, given ? `${given},${option}` : option);
}
