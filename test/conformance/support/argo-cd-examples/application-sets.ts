import type { Chart } from 'cdk8s';
import { AppProject, ApplicationSet, clusterDecisionResource, clusters, gitDirectories, gitFiles, list, matrix, merge } from '../../../../constructs/argo-cd';
import { argoCd, exampleApps, inDefault, ownServer, plain } from './plain';

/** Our own TypeScript for ApplicationSets of upstream, by the id of the example. */
export const applicationSets: Readonly<Record<string, (chart: Chart) => void>> = {
  'applicationset/examples/applications-sync-policies/create-only': (chart) => {
    const element = (cluster: string, foo: string) => ({ cluster, url: ownServer, foo });
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      generators: [list([element('engineering-dev', 'bar'), element('engineering-prod', 'baz')])],
      syncPolicy: { applicationsSync: 'create-only' },
      template: (p) => ({
        ...plain,
        name: `${p.cluster}-guestbook`,
        labels: { foo: p.foo },
        project: inDefault,
        source: { repoURL: argoCd, path: `applicationset/examples/list-generator/guestbook/${p.cluster}` },
        destination: { server: p.url, namespace: 'guestbook' },
      }),
    });
  },

  'applicationset/examples/cluster/cluster-example': (chart) => {
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      generators: [clusters()],
      template: (p) => ({
        ...plain,
        name: `${p.name}-guestbook`,
        project: inDefault,
        source: { repoURL: exampleApps, path: 'guestbook' },
        destination: { server: p.server, namespace: 'guestbook' },
      }),
    });
  },

  'applicationset/examples/clusterDecisionResource/ducktype-example': (chart) => {
    new ApplicationSet(chart, 'set', {
      name: 'book-import',
      generators: [clusterDecisionResource({ configMap: { name: 'ocm-placement' }, name: 'test-placement', requeueAfterSeconds: 30 })],
      template: (p) => ({
        ...plain,
        name: `${p.clusterName}-book-import`,
        project: inDefault,
        source: { repoURL: 'https://github.com/open-cluster-management/application-samples.git', path: 'book-import' },
        destination: { name: p.clusterName, namespace: 'bookimport' },
        syncPolicy: { automated: { selfHeal: false }, retry: false, syncOptions: ['CreateNamespace=true'] },
      }),
    });
  },

  'applicationset/examples/git-generator-files-discovery/excludes/git-files-exclude-example': (chart) => {
    const configs = 'applicationset/examples/git-generator-files-discovery/cluster-config';
    const files = [`${configs}/**/config.json`, { path: `${configs}/*/dev/config.json`, exclude: true }];
    clustersOfFiles(chart, files);
  },

  'applicationset/examples/git-generator-files-discovery/git-generator-files': (chart) => {
    clustersOfFiles(chart, ['applicationset/examples/git-generator-files-discovery/cluster-config/**/config.json']);
  },

  'applicationset/examples/matrix/list-and-git': (chart) => {
    const folders = gitDirectories({ repoURL: argoCd, directories: ['applicationset/examples/matrix/cluster-addons/*'] });
    const targets = list([
      { cluster: 'engineering-dev', url: 'https://1.2.3.4', values: { project: 'dev' } },
      { cluster: 'engineering-prod', url: 'https://2.4.6.8', values: { project: 'prod' } },
    ]);
    new ApplicationSet(chart, 'set', {
      name: 'list-git',
      generators: [matrix(folders, targets)],
      template: (p) => ({
        ...plain,
        name: `${p.path.basename}-${p.cluster}`,
        project: AppProject.fromName(p.values.project),
        source: { repoURL: argoCd, path: p.path.path },
        destination: { server: p.url, namespace: p.path.basename },
      }),
    });
  },

  'applicationset/examples/matrix/matrix-and-union-in-matrix': (chart) => {
    const element = (cluster: string) => ({ cluster, url: ownServer, values: { project: 'default' } });
    const merged = merge(
      ['cluster'],
      list([element('engineering-dev'), element('engineering-prod')]),
      list([element('engineering-dev'), element('engineering-test')]),
    );
    const suffixes = list([{ values: { suffix: '1' } }, { values: { suffix: '2' } }]);
    const prefixes = list([{ values: { prefix: 'first' } }, { values: { prefix: 'second' } }]);
    new ApplicationSet(chart, 'set', {
      name: 'matrix-and-union-in-matrix',
      generators: [matrix(merged, matrix(suffixes, prefixes))],
      template: (p) => {
        const name = `${p.values.prefix}-${p.cluster}-${p.values.suffix}`;
        return {
          ...plain,
          name,
          project: AppProject.fromName(p.values.project),
          source: { repoURL: argoCd, path: `applicationset/examples/list-generator/guestbook/${p.cluster}` },
          destination: { server: p.url, namespace: name },
        };
      },
    });
  },

  'applicationset/examples/merge/merge-two-matrixes': (chart) => {
    const environments = list([{ environment: 'staging', namespace: 'guestbook-non-prod' }, { environment: 'prod', namespace: 'guestbook' }]);
    const all = matrix(clusters({ values: { replicaCount: '2' } }), environments);
    const some = list([{ server: ownServer, environment: 'staging', 'values.replicaCount': '1' }]);
    new ApplicationSet(chart, 'set', {
      name: 'merge-two-matrixes',
      generators: [merge(['server', 'environment'], all, some)],
      template: (p) => ({
        ...plain,
        name: `${p.name}-guestbook-${p.environment}`,
        project: inDefault,
        source: { repoURL: exampleApps, path: 'helm-guestbook', helm: { parameters: [{ name: 'replicaCount', value: p.values.replicaCount }] } },
        destination: { server: p.server, namespace: p.namespace },
      }),
    });
  },

  'docs/operator-manual__applicationset__Generators-Cluster-Decision-Resource-00': (chart) => {
    const labelSelector = { matchLabels: { duck: 'spotted' }, matchExpressions: [{ key: 'duck', operator: 'In', values: ['spotted', 'canvasback'] }] };
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      namespace: 'argocd',
      generators: [clusterDecisionResource({ configMap: { name: 'my-configmap' }, name: 'quak', labelSelector, requeueAfterSeconds: 60 })],
      template: (p) => ({
        ...plain,
        name: `${p.name}-guestbook`,
        project: inDefault,
        source: { repoURL: exampleApps, path: 'guestbook' },
        destination: { server: p.clusterName, namespace: 'guestbook' },
      }),
    });
  },

  'docs/operator-manual__applicationset__Generators-Git-05': (chart) => {
    const repoURL = 'https://github.com/example/example-repo.git';
    new ApplicationSet(chart, 'set', {
      name: 'cluster-addons',
      namespace: 'argocd',
      generators: [gitDirectories({ repoURL, directories: ['*', { path: 'donotdeploy', exclude: true }] })],
      template: (p) => ({
        ...plain,
        name: p.path.basename,
        project: AppProject.fromName('my-project'),
        source: { repoURL, path: p.path.path },
        destination: { namespace: p.path.basename },
      }),
    });
  },

  'docs/operator-manual__applicationset__Generators-List-00': (chart) => {
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      namespace: 'argocd',
      generators: [list([{ cluster: 'engineering-dev', url: ownServer }])],
      template: (p) => ({
        ...plain,
        name: `${p.cluster}-guestbook`,
        project: AppProject.fromName('my-project'),
        source: { repoURL: argoCd, path: `applicationset/examples/list-generator/guestbook/${p.cluster}` },
        destination: { server: p.url, namespace: 'guestbook' },
      }),
    });
  },

  'docs/operator-manual__applicationset__Generators-Matrix-00': (chart) => {
    const folders = gitDirectories({ repoURL: argoCd, directories: ['applicationset/examples/matrix/cluster-addons/*'] });
    const remote = clusters({ selector: { matchLabels: { 'argocd.argoproj.io/secret-type': 'cluster' } } });
    new ApplicationSet(chart, 'set', {
      name: 'cluster-git',
      generators: [matrix(folders, remote)],
      template: (p) => ({
        ...plain,
        name: `${p.path.basename}-${p.name}`,
        project: AppProject.fromName(p.metadata.labels['environment']!),
        source: { repoURL: argoCd, path: p.path.path },
        destination: { server: p.server, namespace: p.path.basename },
      }),
    });
  },

  'docs/operator-manual__applicationset__Generators-Post-Selector-02': (chart) => {
    const element = (cluster: string, env: string) => ({ cluster, url: ownServer, env });
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      generators: [list([element('engineering-dev', 'staging'), element('engineering-prod', 'prod')]).where({ matchLabels: { env: 'staging' } })],
      template: (p) => ({
        ...plain,
        name: `${p.cluster}-guestbook`,
        project: inDefault,
        source: { repoURL: 'https://github.com/argoproj-labs/applicationset.git', path: `examples/list-generator/guestbook/${p.cluster}` },
        destination: { server: p.url, namespace: 'guestbook' },
      }),
    });
  },

  'docs/operator-manual__applicationset__Progressive-Syncs-04': (chart) => {
    const element = (cluster: string, url: string, env: string) => ({ cluster, url, env });
    const step = (env: string) => ({ matchExpressions: [{ key: 'envLabel', operator: 'In', values: [env] }] });
    new ApplicationSet(chart, 'set', {
      name: 'guestbook',
      generators: [
        list([
          element('engineering-dev', 'https://1.2.3.4', 'env-dev'),
          element('engineering-qa', 'https://2.4.6.8', 'env-qa'),
          element('engineering-prod', 'https://9.8.7.6/', 'env-prod'),
        ]),
      ],
      strategy: {
        type: 'RollingSync',
        deletionOrder: 'Reverse',
        rollingSync: { steps: [step('env-dev'), { ...step('env-qa'), maxUpdate: 0 }, { ...step('env-prod'), maxUpdate: '10%' }] },
      },
      template: (p) => ({
        ...plain,
        name: `${p.cluster}-guestbook`,
        labels: { envLabel: p.env },
        project: AppProject.fromName('my-project'),
        source: { repoURL: 'https://github.com/infra-team/cluster-deployments.git', path: `guestbook/${p.cluster}` },
        destination: { server: p.url, namespace: 'guestbook' },
      }),
    });
  },

  'docs/operator-manual__cluster-bootstrapping-01': (chart) => {
    const repoURL = '<a git repo>';
    const europe = clusters({ selector: { matchLabels: { type: 'workload', region: 'eu' } } });
    new ApplicationSet(chart, 'set', {
      name: 'eu-only-appset',
      namespace: 'argocd',
      generators: [matrix(gitDirectories({ repoURL, directories: ['my-eu-apps/*'] }), europe)],
      template: (p) => ({
        ...plain,
        name: `eu-only-${p.path.segments[1]}-${p.name}`,
        project: inDefault,
        source: { repoURL, path: p.path.path },
        destination: { server: p.server, namespace: `eu-only-${p.path.segments[1]}` },
        syncPolicy: { retry: false, syncOptions: ['CreateNamespace=true'] },
      }),
    });
  },
};

type Files = Parameters<typeof gitFiles>[0]['files'];

function clustersOfFiles(chart: Chart, files: Files): void {
  new ApplicationSet(chart, 'set', {
    name: 'guestbook',
    generators: [gitFiles({ repoURL: argoCd, files, example: { cluster: { name: '', address: '' } } })],
    template: (p) => ({
      ...plain,
      name: `${p.cluster.name}-guestbook`,
      project: inDefault,
      source: { repoURL: argoCd, path: 'applicationset/examples/git-generator-files-discovery/apps/guestbook' },
      destination: { namespace: 'guestbook' },
    }),
  });
}
