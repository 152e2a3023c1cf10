import { Duration, type Chart } from 'cdk8s';
import { Application, AppProject } from '../../../../constructs/argo-cd';
import { inDefault, plain } from './plain';

const repoURL = 'https://github.com/argoproj/argocd-example-apps.git';

/** Our own TypeScript for Applications and projects of upstream, by the id of the example. */
export const applications: Readonly<Record<string, (chart: Chart) => void>> = {
  'docs/operator-manual__declarative-setup-00': (chart) => {
    const destination = { namespace: 'guestbook' };
    new Application(chart, 'app', { ...plain, name: 'guestbook', namespace: 'argocd', project: inDefault, source: { repoURL, path: 'guestbook' }, destination });
  },

  'docs/operator-manual__declarative-setup-27': (chart) => {
    const helm = { releaseName: 'sealed-secrets' };
    new Application(chart, 'app', {
      ...plain,
      name: 'sealed-secrets',
      namespace: 'argocd',
      project: inDefault,
      source: { repoURL: 'https://bitnami.github.io/sealed-secrets', chart: 'sealed-secrets', targetRevision: '1.16.1', helm },
      destination: { namespace: 'kubeseal' },
    });
  },

  'docs/operator-manual__declarative-setup-28': (chart) => {
    new Application(chart, 'app', {
      ...plain,
      name: 'nginx',
      project: inDefault,
      source: { repoURL: 'registry-1.docker.io/bitnamicharts', chart: 'nginx', targetRevision: '15.9.0' },
      destination: { name: 'in-cluster', namespace: 'nginx' },
    });
  },

  'docs/operator-manual__managed-by-url-00': (chart) => {
    new Application(chart, 'app', {
      ...plain,
      name: 'parent-app',
      namespace: 'argocd',
      project: inDefault,
      source: { repoURL: 'https://github.com/YOUR-ORG/my-apps-repo.git', targetRevision: 'main', path: 'path-to-child-app' },
      destination: { namespace: 'namespace-b' },
      syncPolicy: { retry: false },
    });
  },

  'docs/operator-manual__managed-by-url-01': (chart) => {
    new Application(chart, 'app', {
      ...plain,
      name: 'child-app',
      namespace: 'namespace-b',
      annotations: { 'argocd.argoproj.io/managed-by-url': 'http://localhost:8081' },
      project: inDefault,
      source: { repoURL: 'https://github.com/YOUR-ORG/my-apps-repo.git', path: 'path-to-child-app' },
      destination: { namespace: 'namespace-b' },
      syncPolicy: { retry: false },
    });
  },

  'docs/user-guide__kustomize-02': (chart) => {
    const patch = '- op: replace\n  path: /spec/template/spec/containers/0/ports/0/containerPort\n  value: 443';
    new Application(chart, 'app', {
      ...plain,
      deletion: 'foreground',
      name: 'kustomize-inline-guestbook',
      namespace: 'argocd',
      project: inDefault,
      source: {
        repoURL,
        path: 'kustomize-guestbook',
        targetRevision: 'master',
        kustomize: { patches: [{ target: { kind: 'Deployment', name: 'guestbook-ui' }, patch }] },
      },
      destination: { namespace: 'test1' },
    });
  },

  'docs/operator-manual__app-any-namespace-01': (chart) => {
    new AppProject(chart, 'project', { name: 'project-one', namespace: 'argocd', sourceNamespaces: ['namespace-one'] });
  },

  'docs/user-guide__sync_windows-00': (chart) => {
    const hours = (count: number) => Duration.hours(count);
    new AppProject(chart, 'project', {
      name: 'default',
      syncWindows: [
        { kind: 'allow', schedule: '10 1 * * *', duration: hours(1), applications: ['*-prod'], manualSync: true },
        { kind: 'allow', schedule: '0 9 * * *', duration: hours(8), applications: ['*'], syncOverrun: true },
        { kind: 'deny', schedule: '0 22 * * *', timeZone: 'Europe/Amsterdam', duration: hours(1), namespaces: ['default'], syncOverrun: true },
        { kind: 'allow', schedule: '0 23 * * *', duration: hours(1), clusters: ['in-cluster', 'cluster1'] },
      ],
    });
  },
};
