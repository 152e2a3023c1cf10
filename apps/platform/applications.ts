import type { Chart } from 'cdk8s';
import { charts } from '../versions';
import { contract } from './contract';
import type { Settings } from './settings';
import { Application, AppProject, type IgnoreDifference } from 'cdk8s-mlops/imports/argo-cd';

const project = 'mlops';
const inCluster = 'https://kubernetes.default.svc';

/** Which charts make the operators, in which order, and which folders of the config repository are synced after them. */
export function addApplications(chart: Chart, settings: Settings): void {
  addProject(chart, settings);
  addOperators(chart, settings);
  addOwn(chart, settings, 'platform', { wave: 1 });
  addOwn(chart, settings, 'tumor-triage', { wave: 2, ignoreDifferences: writtenByWorkflows });
}

function addProject(chart: Chart, { configRepository }: Settings): void {
  new AppProject(chart, 'project', {
    metadata: { name: project, annotations: { 'argocd.argoproj.io/sync-wave': '-4' } },
    spec: {
      description: 'The MLOps platform and its use cases.',
      sourceRepos: [configRepository, ...new Set(Object.values(charts).map(({ repository }) => repository))],
      destinations: [{ server: inCluster, namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      orphanedResources: { warn: true },
    },
  });
}

function addOperators(chart: Chart, { aws }: Settings): void {
  addChart(chart, 'istio-base', 'istio-system', -3);
  addChart(chart, 'istiod', 'istio-system', -2, { meshConfig: { enableAutoMtls: true, accessLogFile: '/dev/stdout' } });
  // The gateway's pods are found by a label that is made from the release's name.
  addChart(chart, 'istio-gateway', contract.ingress.namespace, -1, { name: contract.ingress.serviceAccount });
  addChart(chart, 'argo-workflows', 'argo', -1, { controller: { workflowNamespaces: ['tumor-triage', 'tumor-triage-ci'] } });
  addChart(chart, 'argo-events', 'argo-events', -1);
  addChart(chart, 'seldon-core-operator', 'seldon-system', -1, {
    // Our own VirtualService leads to the model; the operator's would do so a second time.
    istio: { enabled: false },
    usageMetrics: { enabled: false },
  });
  if (aws) {
    addChart(chart, 'aws-efs-csi-driver', 'kube-system', -1);
    // Only the kinds that we use are started: see aws/providers.ts.
    addChart(chart, 'crossplane', 'crossplane-system', -2, { provider: { defaultActivations: [] } });
  } else {
    addChart(chart, 'csi-driver-nfs', 'kube-system', -1);
  }
}

function addChart(chart: Chart, name: keyof typeof charts, namespace: string, wave: number, valuesObject?: Record<string, unknown>): void {
  const { repository: repoURL, chart: chartName, version: targetRevision } = charts[name];
  new Application(chart, name, {
    metadata: metadata(name, wave),
    spec: {
      project,
      source: { repoURL, chart: chartName, targetRevision, helm: { releaseName: name, ...(valuesObject && { valuesObject }) } },
      destination: { server: inCluster, namespace },
      syncPolicy: syncPolicy(['ServerSideApply=true']),
    },
  });
}

interface OwnOptions {
  readonly wave: number;
  readonly ignoreDifferences?: readonly IgnoreDifference[];
}

/** An app of ours, as `publish` leaves it in the config repository. */
function addOwn(chart: Chart, { environment, configRepository }: Settings, app: string, { wave, ignoreDifferences }: OwnOptions): void {
  new Application(chart, app, {
    metadata: { ...metadata(`${environment}-${app}`, wave) },
    spec: {
      project,
      source: { repoURL: configRepository, targetRevision: 'main', path: `envs/${environment}/${app}` },
      destination: { server: inCluster },
      ignoreDifferences,
      syncPolicy: syncPolicy(['ServerSideApply=true', 'RespectIgnoreDifferences=true', 'PruneLast=true']),
    },
  });
}

function metadata(name: string, wave: number) {
  return {
    name,
    annotations: { 'argocd.argoproj.io/sync-wave': `${wave}`, 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  };
}

/** The first sync runs before the operators have brought their kinds, so it is tried again. */
function syncPolicy(syncOptions: readonly string[]) {
  return {
    automated: { prune: true, selfHeal: true },
    retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    syncOptions,
  };
}

/** The last step of the training puts its run there, so that Seldon starts new pods. */
const writtenByWorkflows: readonly IgnoreDifference[] = [
  { group: 'machinelearning.seldon.io', kind: 'SeldonDeployment', jqPathExpressions: ['.spec.predictors[].annotations'] },
];
