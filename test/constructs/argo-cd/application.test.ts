import { Duration, JsonPatch } from 'cdk8s';
import { Application, AppProject, ValuesSource, type ApplicationProps } from '../../../constructs/argo-cd';
import { expectValid, findObject, synthObjects } from '../../../lib/testing';
import { appOf, argoChart, openProject, repoURL } from './support/argo-chart';

const project = AppProject.fromName('ml');
const source = { repoURL, path: 'apps/web' };

function made(props: Partial<ApplicationProps> = {}) {
  const chart = argoChart();
  new Application(chart, 'web', { name: 'web', project, source, ...props } as ApplicationProps);
  return findObject(chart, { kind: 'Application' });
}

test('by default an Application is synced by itself, on the server side, pruned and healed, tried ten times, and takes its objects with it', () => {
  expect(made()).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'web',
      namespace: 'argocd',
      annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'ml',
      source: { repoURL, path: 'apps/web', targetRevision: 'HEAD' },
      destination: { server: 'https://kubernetes.default.svc' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
        syncOptions: ['ServerSideApply=true'],
      },
    },
  });
});

test.each<[string, Partial<ApplicationProps>, object]>([
  ['destination by name', { destination: { name: 'prod', namespace: 'web' } }, { destination: { name: 'prod', namespace: 'web' } }],
  ['destination by server', { destination: { server: 'https://prod', namespace: { name: 'web' } } }, { destination: { server: 'https://prod', namespace: 'web' } }],
  ['info', { info: [{ name: 'url', value: 'https://web' }] }, { info: [{ name: 'url', value: 'https://web' }] }],
  ['revisionHistoryLimit', { revisionHistoryLimit: 3 }, { revisionHistoryLimit: 3 }],
  ['ignoreDifferences', { ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['/data'] }] }, { ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['/data'] }] }],
  ['overrides', { overrides: { project: 'other', source: { path: undefined, chart: 'web' } } }, { project: 'other', source: { repoURL, chart: 'web', targetRevision: 'HEAD' } }],
])('%s goes to its field', (_, props, spec) => {
  expect(made(props).spec).toMatchObject(spec);
});

test.each<[string, ApplicationProps['syncPolicy'], object]>([
  ['not automated', { automated: false, retry: false }, { syncOptions: ['ServerSideApply=true'] }],
  ['no prune, and false is not written', { automated: { prune: false }, retry: false }, { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] }],
  ['allowEmpty', { automated: { allowEmpty: true }, retry: false }, { automated: { prune: true, selfHeal: true, allowEmpty: true }, syncOptions: ['ServerSideApply=true'] }],
  ['an option that takes the default back', { automated: false, retry: false, syncOptions: ['CreateNamespace=true', 'ServerSideApply=false'] }, { syncOptions: ['ServerSideApply=false', 'CreateNamespace=true'] }],
  [
    'retry',
    { automated: false, retry: { limit: 2, delay: Duration.seconds(5), factor: 3, maxDelay: Duration.minutes(2), refresh: true } },
    { retry: { limit: 2, backoff: { duration: '5s', factor: 3, maxDuration: '2m' }, refresh: true }, syncOptions: ['ServerSideApply=true'] },
  ],
  [
    'metadata of the namespace',
    { automated: false, retry: false, managedNamespaceMetadata: { labels: { team: 'ml' } } },
    { syncOptions: ['ServerSideApply=true'], managedNamespaceMetadata: { labels: { team: 'ml' } } },
  ],
])('syncPolicy: %s', (_, syncPolicy, expected) => {
  expect(made({ syncPolicy }).spec.syncPolicy).toEqual(expected);
});

test.each<[string, Partial<ApplicationProps>, object]>([
  ['a wave', { syncWave: -1, serverSideDiff: false }, { annotations: { 'argocd.argoproj.io/sync-wave': '-1' } }],
  ['annotations of its own', { serverSideDiff: false, annotations: { team: 'ml' } }, { annotations: { team: 'ml' } }],
  ['labels', { labels: { team: 'ml' } }, { labels: { team: 'ml' } }],
  ['another namespace', { namespace: 'teams' }, { namespace: 'teams' }],
  ['deletion in the background', { deletion: 'background' }, { finalizers: ['resources-finalizer.argocd.argoproj.io/background'] }],
])('%s goes to the metadata', (_, props, expected) => {
  expect(made(props).metadata).toMatchObject(expected);
});

test('without finalizer, deleting the Application leaves its objects', () => {
  expect(made({ deletion: 'orphan', serverSideDiff: false }).metadata).toEqual({ name: 'web', namespace: 'argocd' });
});

describe('sources', () => {
  const chartSource = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' };
  const given = (props: Partial<ApplicationProps>) => {
    const { source: one, sources, sourceHydrator } = made(props).spec;
    return { source: one, sources, sourceHydrator };
  };

  test('a chart has its version, and settings of Helm as they are', () => {
    const helm = { releaseName: 'web', valuesObject: { replicas: 2 }, valueFiles: ['production.yaml'] };
    expect(given({ source: { ...chartSource, helm } }).source).toEqual({ ...chartSource, helm });
  });

  test.each([
    ['kustomize', { namePrefix: 'a-' }],
    ['directory', { recurse: true }],
    ['plugin', { name: 'cdk8s' }],
  ] as const)('%s', (tool, settings) => {
    expect(given({ source: { ...source, [tool]: settings } as never }).source).toEqual({ ...source, targetRevision: 'HEAD', [tool]: settings });
  });

  test('a file of another repository brings that repository along, once', () => {
    const values = new ValuesSource({ repoURL: { url: repoURL }, targetRevision: 'main' });
    const helm = { valueFiles: ['values.yaml', values.file('/envs/prod/web.yaml'), values.file('./common.yaml')] };
    expect(given({ source: { ...chartSource, helm } })).toEqual({
      source: undefined,
      sources: [
        { ...chartSource, helm: { valueFiles: ['values.yaml', '$values/envs/prod/web.yaml', '$values/common.yaml'] } },
        { repoURL, targetRevision: 'main', ref: 'values' },
      ],
    });
  });

  test('several sources stay several, also where there is one', () => {
    expect(given({ source: undefined, sources: [source] } as never)).toEqual({ source: undefined, sources: [{ ...source, targetRevision: 'HEAD' }] });
  });

  test('a hydrator stands alone', () => {
    const sourceHydrator = { drySource: { repoURL, path: 'web', targetRevision: 'HEAD' }, syncSource: { targetBranch: 'env/prod', path: 'web' } };
    expect(given({ source: undefined, sourceHydrator } as never)).toEqual({ source: undefined, sourceHydrator });
  });
});

test('what is made is valid, twice the same, and a patch of an unknown field survives', () => {
  const build = () => {
    const chart = argoChart();
    const application = new Application(chart, 'web', { name: 'web', project: openProject(chart), source, destination: { namespace: 'argocd' } });
    return { chart, application };
  };
  const { chart, application } = build();
  expect(expectValid(appOf(chart)).problems).toEqual([]);
  expect(synthObjects(build().chart)).toEqual(synthObjects(chart));
  application.resource.addJsonPatch(JsonPatch.add('/spec/fromTheFuture', true));
  expect(findObject(chart, { kind: 'Application' }).spec.fromTheFuture).toBe(true);
});

test('an app that holds one is checked by the rules of Argo CD, without naming them', () => {
  const chart = argoChart();
  new Application(chart, 'web', { name: 'web', project: new AppProject(chart, 'project', { name: 'ml' }), source, destination: { namespace: 'argocd' } });
  const codes = appOf(chart).check().problems.map(({ code }) => code);
  expect(codes).toEqual(['argo-cd/project-destination', 'argo-cd/project-source']);
});

test('one that is not made here is known by its name', () => {
  expect(Application.fromName('web', 'argocd')).toEqual({ applicationName: 'web', applicationNamespace: 'argocd' });
  const chart = argoChart();
  const application = new Application(chart, 'web', { name: 'web', project, source });
  expect([application.applicationName, application.applicationNamespace]).toEqual(['web', 'argocd']);
});
