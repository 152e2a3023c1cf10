import type { Chart } from 'cdk8s';
import { charts } from '../versions';
import { contract } from './contract';
import type { Settings } from './settings';
import { Application, AppProject, ArgoCdSettings, ignoredDifferences, neverPrune, syncWave, type ApplicationProps, type IAppProject } from 'cdk8s-mlops/argo-cd';

/** Which charts make the operators, in which order, and which folders of the config repository are synced after them. */
export function addApplications(chart: Chart, settings: Settings): void {
  addSettings(chart);
  const project = addProject(chart, settings);
  addOperators(chart, project, settings);
  addOwn(chart, project, settings, 'platform', { syncWave: 1 });
  // The last step of the training puts its run there, so that Seldon starts new pods.
  addOwn(chart, project, settings, 'tumor-triage', { syncWave: 2, ignoreDifferences: ignoredDifferences.seldonDeployments('annotations') });
}

/** Without a check of the health of Applications, their waves would not wait for each other. */
function addSettings(chart: Chart): void {
  const settings = new ArgoCdSettings(chart, 'settings');
  neverPrune(settings);
  syncWave(settings, -5);
}

function addProject(chart: Chart, { configRepository }: Settings): AppProject {
  return new AppProject(chart, 'project', {
    name: 'mlops',
    description: 'The MLOps platform and its use cases.',
    syncWave: -4,
    sourceRepos: [configRepository, ...new Set(Object.values(charts).map(({ repository }) => repository))],
    destinations: [{}],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    orphanedResources: { warn: true },
  });
}

function addOperators(chart: Chart, project: IAppProject, { aws }: Settings): void {
  const add = (name: keyof typeof charts, namespace: string, syncWave: number, valuesObject?: Record<string, unknown>) => {
    const { repository: repoURL, chart: chartName, version: targetRevision } = charts[name];
    const helm = { releaseName: name, ...(valuesObject && { valuesObject }) };
    const source = { repoURL, chart: chartName, targetRevision, helm };
    new Application(chart, name, { name, project, syncWave, source, destination: { namespace } });
  };
  add('istio-base', 'istio-system', -3);
  add('istiod', 'istio-system', -2, { meshConfig: { enableAutoMtls: true, accessLogFile: '/dev/stdout' } });
  // The gateway's pods are found by a label that is made from the release's name.
  add('istio-gateway', contract.ingress.namespace, -1, { name: contract.ingress.serviceAccount });
  add('argo-workflows', 'argo', -1, { controller: { workflowNamespaces: ['tumor-triage', 'tumor-triage-ci'] } });
  add('argo-events', 'argo-events', -1);
  // Our own VirtualService leads to the model; the operator's would do so a second time.
  add('seldon-core-operator', 'seldon-system', -1, { istio: { enabled: false }, usageMetrics: { enabled: false } });
  if (aws) {
    add('aws-efs-csi-driver', 'kube-system', -1);
    // Only the kinds that we use are started: see aws/providers.ts.
    add('crossplane', 'crossplane-system', -2, { provider: { defaultActivations: [] } });
  } else {
    add('csi-driver-nfs', 'kube-system', -1);
  }
}

/** An app of ours, as `publish` leaves it in the config repository. */
function addOwn(chart: Chart, project: IAppProject, { environment, configRepository }: Settings, app: string, props: Pick<ApplicationProps, 'syncWave' | 'ignoreDifferences'>): void {
  new Application(chart, app, {
    name: `${environment}-${app}`,
    project,
    source: { repoURL: configRepository, targetRevision: 'main', path: `envs/${environment}/${app}` },
    syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true', 'PruneLast=true'] },
    ...props,
  });
}
