/**
 * The one table of what runs beside our own code: charts with the version of the chart, images with their tag.
 * CustomResourceDefinitions have the versions of the URLs in cdk8s.yaml; a test compares both.
 */
export const charts = {
  'argo-events': { repository: 'https://argoproj.github.io/argo-helm', chart: 'argo-events', version: '2.4.22', crds: 'v1.9.11' },
  'argo-workflows': { repository: 'https://argoproj.github.io/argo-helm', chart: 'argo-workflows', version: '2.0.2', crds: 'v4.1.2' },
  'csi-driver-nfs': { repository: 'https://raw.githubusercontent.com/kubernetes-csi/csi-driver-nfs/master/charts', chart: 'csi-driver-nfs', version: '4.13.4' },
  'aws-efs-csi-driver': { repository: 'https://kubernetes-sigs.github.io/aws-efs-csi-driver', chart: 'aws-efs-csi-driver', version: '4.4.1' },
  crossplane: { repository: 'https://charts.crossplane.io/stable', chart: 'crossplane', version: '2.3.4', crds: 'v2.3.4' },
  istiod: { repository: 'https://istio-release.storage.googleapis.com/charts', chart: 'istiod', version: '1.30.3', crds: '1.30.3' },
  'istio-base': { repository: 'https://istio-release.storage.googleapis.com/charts', chart: 'base', version: '1.30.3', crds: '1.30.3' },
  'istio-gateway': { repository: 'https://istio-release.storage.googleapis.com/charts', chart: 'gateway', version: '1.30.3', crds: '1.30.3' },
  'seldon-core-operator': { repository: 'https://storage.googleapis.com/seldon-charts', chart: 'seldon-core-operator', version: '1.17.1', crds: 'v1.17.1' },
} as const;

export const images = {
  argoCd: 'quay.io/argoproj/argocd:v3.5.1',
  buildKit: 'docker.io/moby/buildkit:v0.24.0-rootless',
  git: 'docker.io/alpine/git:2.49.1',
  kustomize: 'registry.k8s.io/kustomize/kustomize:v5.7.1',
  minio: 'quay.io/minio/minio:RELEASE.2025-04-08T15-41-24Z',
  mlflow: 'ghcr.io/mlflow/mlflow:v3.17.2-full',
  postgres: 'docker.io/library/postgres:17.6-bookworm',
} as const;

/** Crossplane provider packages are called after the service that they manage. */
export const awsProviderVersion = 'v2.6.0';
