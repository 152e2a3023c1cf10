import { Duration } from 'cdk8s';
import { Application, AppProject, type AppProjectProps } from '../../../constructs/argo-cd';
import { ClusterRole } from '../../../imports/kubernetes';
import { expectValid, findObject } from '../../../lib/testing';
import { appOf, argoChart, repoURL } from './support/argo-chart';

function made(props: AppProjectProps = {}) {
  const chart = argoChart();
  new AppProject(chart, 'project', { name: 'ml', ...props });
  return findObject(chart, { kind: 'AppProject' });
}

test('by default a project allows nothing', () => {
  expect(made()).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'ml', namespace: 'argocd' }, spec: {} });
});

test.each<[string, AppProjectProps, object]>([
  ['description', { description: 'Models.' }, { description: 'Models.' }],
  ['sourceRepos', { sourceRepos: [repoURL, { url: 'https://charts.example.com' }] }, { sourceRepos: [repoURL, 'https://charts.example.com'] }],
  [
    'destinations, in every namespace where none is named',
    { destinations: [{}, { name: 'prod', namespace: 'web' }] },
    { destinations: [{ server: 'https://kubernetes.default.svc', namespace: '*' }, { name: 'prod', namespace: 'web' }] },
  ],
  ['sourceNamespaces', { sourceNamespaces: ['teams'] }, { sourceNamespaces: ['teams'] }],
  ['kinds as classes', { clusterResourceWhitelist: [ClusterRole] }, { clusterResourceWhitelist: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }] }],
  ['kinds of the core group', { namespaceResourceBlacklist: [{ apiVersion: 'v1', kind: 'Secret' }] }, { namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }] }],
  ['kinds by pattern', { clusterResourceBlacklist: [{ group: '*', kind: '*', name: 'a' }] }, { clusterResourceBlacklist: [{ group: '*', kind: '*', name: 'a' }] }],
  ['no kind at all', { namespaceResourceWhitelist: [] }, { namespaceResourceWhitelist: [] }],
  ['orphanedResources', { orphanedResources: { warn: true } }, { orphanedResources: { warn: true } }],
  ['overrides', { description: 'a', overrides: { description: 'b' } }, { description: 'b' }],
])('%s', (_, props, spec) => {
  expect(made(props).spec).toEqual(spec);
});

test('a window is for Applications by name or as objects, and lasts as long as Go writes it', () => {
  const window = { kind: 'deny', schedule: '0 22 * * *', duration: Duration.hours(1), applications: ['*', Application.fromName('web')], timeZone: 'Europe/Amsterdam' } as const;
  expect(made({ syncWindows: [window] }).spec.syncWindows).toEqual([
    { kind: 'deny', schedule: '0 22 * * *', duration: '1h', applications: ['*', 'web'], timeZone: 'Europe/Amsterdam' },
  ]);
});

test('a role may do what it was given, on one Application or all of the project, also when that is said later', () => {
  const chart = argoChart();
  const project = new AppProject(chart, 'project', { name: 'ml', sourceRepos: [repoURL], destinations: [{}], clusterResourceWhitelist: [ClusterRole] });
  const role = project.addRole('ci', { description: 'Pipelines', groups: ['bots'] });
  const application = new Application(chart, 'web', { name: 'web', project, source: { repoURL, path: 'web' }, destination: { namespace: 'argocd' } });
  role.allow('sync', { object: application }).allow('get', { resource: 'logs' }).deny('action/apps/Deployment/restart', { object: 'prod-*' });
  expect(findObject(chart, { kind: 'AppProject' }).spec.roles).toEqual([
    {
      name: 'ci',
      description: 'Pipelines',
      groups: ['bots'],
      policies: [
        'p, proj:ml:ci, applications, sync, ml/web, allow',
        'p, proj:ml:ci, logs, get, ml/*, allow',
        'p, proj:ml:ci, applications, action/apps/Deployment/restart, ml/prod-*, deny',
      ],
    },
  ]);
  expect(expectValid(appOf(chart)).problems).toEqual([]);
});
