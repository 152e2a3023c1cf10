/**
 * What `apps/platform` provides in every cluster, and use cases refer to. Use cases declare these objects as external: they are in another
 * Argo CD Application, so nothing but this file keeps both sides in step.
 */
export const contract = {
  argoCd: { namespace: 'argocd', server: 'argocd-server.argocd.svc.cluster.local' },
  ingress: { namespace: 'istio-ingress', gateway: 'mlops', serviceAccount: 'istio-ingressgateway' },
  mlflow: { namespace: 'mlflow', service: 'mlflow', port: 5000 },
  objectStore: { namespace: 'object-store', service: 'minio', port: 9000 },
} as const;

/** Address of a Service inside the cluster. */
export function serviceUrl({ namespace, service, port }: { readonly namespace: string; readonly service: string; readonly port: number }): string {
  return `http://${service}.${namespace}.svc.cluster.local:${port}`;
}

/** Buckets are global: their names bear the account and the environment. */
export function bucketName(account: string, environment: string): string {
  return `mlops-${account}-${environment}`;
}
