import { parseAllDocuments } from 'yaml';
import { layoutOf } from '../../lib/config-repo';
import { addRoot } from '../../lib/config-repo/root-applications';
import { application, configMap, setOf } from './support/sets';

const url = 'https://git.example.com/config.git';
const staging = layoutOf('staging', 'platform');
const production = layoutOf('production', 'platform');
const documents = (text: string) => parseAllDocuments(text).map((document) => document.toJS());

test('the root is the Application of the app that syncs the app itself', () => {
  const set = setOf([application('other', 'envs/staging/shop'), application('root', './envs/staging/platform/')]);
  const text = addRoot(undefined, set, staging, url, 'main')!;
  expect(text.startsWith('# The Applications of Applications')).toBe(true);
  expect(documents(text)).toEqual([
    { ...application('root', './envs/staging/platform/'), metadata: { name: 'root', namespace: 'argocd', labels: { 'cdk8s-mlops/environment': 'staging' } } },
  ]);
});

test('the project of the root comes first, for nothing else could bring it; both are in a namespace', () => {
  const project = (name: string) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name }, spec: {} });
  const root = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'root' }, spec: { project: 'mlops', source: { path: staging.folder } } };
  const [first, second, ...rest] = documents(addRoot(undefined, setOf([root, project('other'), project('mlops')]), staging, url, 'main')!);
  const labels = { 'cdk8s-mlops/environment': 'staging' };
  expect([first.kind, first.metadata]).toEqual(['AppProject', { name: 'mlops', namespace: 'argocd', labels }]);
  expect([second.kind, second.metadata]).toEqual(['Application', { name: 'root', namespace: 'argocd', labels }]);
  expect(rest).toEqual([]);
});

test('one of several sources may be the folder of the app', () => {
  const many = { ...application('many', ''), spec: { sources: [{ path: 'x' }, { path: 'envs/staging/platform' }] } };
  expect(documents(addRoot(undefined, setOf([application('a', 'b'), many]), staging, url, 'main')!)[0].metadata.name).toBe('many');
});

test('an app that renders Applications but not its own gets a plain one', () => {
  const text = addRoot(undefined, setOf([application('other', 'elsewhere')]), staging, url, 'config')!;
  expect(documents(text)).toEqual([
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'staging-platform', namespace: 'argocd', labels: { 'cdk8s-mlops/environment': 'staging' } },
      spec: {
        project: 'default',
        source: { repoURL: url, targetRevision: 'config', path: 'envs/staging/platform' },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    },
  ]);
});

test('an app without Applications needs no root', () => {
  expect(addRoot(undefined, setOf([configMap('a')]), staging, url, 'main')).toBeUndefined();
});

test('another environment is added, with all that stands there as it is', () => {
  const first = addRoot(undefined, setOf([application('root', staging.folder)]), staging, url, 'main')!;
  const edited = `${first}# by hand\n\n`;
  const both = addRoot(edited, setOf([application('root', production.folder)]), production, url, 'main')!;
  expect(both.startsWith(`${first}# by hand\n---\n`)).toBe(true);
  expect(documents(both).map(({ metadata }) => metadata.labels)).toEqual([{ 'cdk8s-mlops/environment': 'staging' }, { 'cdk8s-mlops/environment': 'production' }]);
  expect(addRoot(both, setOf([application('root', production.folder)]), production, url, 'main')).toBeUndefined();
});

test('a file that is no YAML belongs to whoever wrote it', () => {
  expect(addRoot('{', setOf([application('root', staging.folder)]), staging, url, 'main')).toBeUndefined();
});
