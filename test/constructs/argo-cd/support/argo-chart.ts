import { Chart } from 'cdk8s';
import { AppProject } from '../../../../constructs/argo-cd';
import { ExternalObjects, MlopsApp } from '../../../../lib';

export const repoURL = 'https://git.example.com/config';

/** An app whose one chart is in the namespace of Argo CD. */
export function argoChart(): Chart {
  const app = new MlopsApp();
  ExternalObjects.of(app).add({ kind: 'Namespace', name: 'argocd', reason: 'Argo CD is there.' });
  return new Chart(app, 'argo', { namespace: 'argocd' });
}

/** A project that allows what the tests use. */
export function openProject(chart: Chart): AppProject {
  return new AppProject(chart, 'project', { name: 'ml', sourceRepos: ['*'], destinations: [{ server: '*' }], clusterResourceWhitelist: [{ group: '*', kind: '*' }] });
}

export function appOf(chart: Chart): MlopsApp {
  return chart.node.root as MlopsApp;
}
