import { Application, AppProject, Repository, type RepositoryProps } from '../../../constructs/argo-cd';
import { ExternalObjects } from '../../../lib';
import { expectValid, findObject } from '../../../lib/testing';
import { appOf, argoChart, openProject, repoURL } from './support/argo-chart';

const secretStore = { kind: 'ClusterSecretStore', name: 'vault' } as const;
const credentials = { username: { key: 'git/config', property: 'user' }, password: { key: 'git/config', property: 'password' } };

function made(props: Partial<RepositoryProps> = {}) {
  const chart = argoChart();
  new Repository(chart, 'config', { name: 'config-repository', url: repoURL, secretStore, credentials, ...props });
  return findObject(chart, { kind: 'ExternalSecret' });
}

test('Argo CD finds the credentials by a label, and git holds none', () => {
  expect(made()).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'config-repository', namespace: 'argocd' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: secretStore,
      target: {
        template: {
          metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
          data: { url: repoURL, type: 'git', username: '{{ .username }}', password: '{{ .password }}' },
        },
      },
      data: [
        { secretKey: 'username', remoteRef: { key: 'git/config', property: 'user' } },
        { secretKey: 'password', remoteRef: { key: 'git/config', property: 'password' } },
      ],
    },
  });
});

test('charts in a registry, for one project, for all repositories below a prefix, asked more often', () => {
  const { spec } = made({ type: 'helm', enableOCI: true, project: AppProject.fromName('ml'), forPrefix: true, refreshInterval: '5m', credentials: { bearerToken: { key: 'a' } } });
  expect([spec.refreshInterval, spec.target.template]).toEqual([
    '5m',
    {
      metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } },
      data: { url: repoURL, type: 'helm', project: 'ml', enableOCI: 'true', bearerToken: '{{ .bearerToken }}' },
    },
  ]);
});

test('it is a repository of Applications and projects, and valid', () => {
  const chart = argoChart();
  ExternalObjects.of(chart).add({ group: 'external-secrets.io', kind: 'ClusterSecretStore', name: 'vault', reason: 'Made by the team of the vault.' });
  const repository = new Repository(chart, 'config', { name: 'config-repository', url: repoURL, secretStore, credentials });
  const application = new Application(chart, 'web', { name: 'web', project: openProject(chart), source: { repoURL: repository, path: 'web' } });
  expect([repository.secretName, application.resource.name]).toEqual(['config-repository', 'web']);
  expect(findObject(chart, { kind: 'Application' }).spec.source.repoURL).toBe(repoURL);
  expect(expectValid(appOf(chart)).problems).toEqual([]);
});

test('a Secret that somebody else makes is declared', () => {
  const chart = argoChart();
  const repository = Repository.fromSecretName(chart, { url: repoURL, secretName: 'config', namespace: 'argocd', reason: 'Made by hand.' });
  expect(repository).toEqual({ url: repoURL, secretName: 'config' });
  expect(chart.node.metadata.map(({ data }) => data)).toEqual([{ kind: 'Secret', name: 'config', namespace: 'argocd', reason: 'Made by hand.' }]);
});
