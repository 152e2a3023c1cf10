import fc from 'fast-check';
import { projectObjects } from '../../../constructs/argo-cd/rules/project-objects';
import { unpublishedPath } from '../../../constructs/argo-cd/rules/unpublished-path';
import type { Published } from '../../../lib/checks/published';
import { runChecks } from '../../../lib/checks/runner';
import type { KubeObject } from '../../../lib/kube-object';
import { openCatalog } from '../../../lib/schema/catalog';
import { setOf } from '../../references/support';

const repoURL = 'https://git.example.com/config.git';
const apiVersion = 'argoproj.io/v1alpha1';

const application = (path: string, more: object = {}): KubeObject => ({
  apiVersion,
  kind: 'Application',
  metadata: { name: 'web', namespace: 'argocd' },
  spec: { project: 'ml', source: { repoURL, path }, destination: { server: 'https://kubernetes.default.svc' }, ...more },
});
const project = (spec: object): KubeObject => ({ apiVersion, kind: 'AppProject', metadata: { name: 'ml', namespace: 'argocd' }, spec });
const clusterRole = (name: string): KubeObject => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules: [] });
const secret = (namespace: string): KubeObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace } });

const root = 'envs/prod/platform';
const catalog = openCatalog({ kubernetesVersion: '1.34' });

/** What is told of a platform that holds these objects, beside a shop. */
function told(objects: readonly KubeObject[], shop: readonly KubeObject[] = [], repository: string | undefined = repoURL): string[] {
  const set = setOf(objects);
  const folders: Published['folders'] = new Map([[root, set], ['envs/prod/shop', setOf(shop)], ['envs/test/shop', undefined]]);
  const published = { folder: root, folders, ...(repository && { repository }) };
  const { problems } = runChecks(set, { rules: [unpublishedPath, projectObjects], schemas: catalog, published });
  return problems.map(({ path, message, hint }) => `${path}: ${message} ${hint}`);
}

const layout =
  'The apps and environments of cdk8s.yaml are published to envs/<environment>/<app>; waive the code where another source publishes there.';

describe('a path into the config repository', () => {
  test.each(['envs/prod/shop', './envs/prod/shop/', '/envs/test/shop', 'envs/prod/shop/rendered', 'envs/prod', 'argocd', 'envs/prod/shop/overlay', 'envs/prod/blog/overlay'])('%j is there', (path) => {
    expect(told([application(path)])).toEqual([]);
  });

  test.each([
    ['envs/prod/shopp', "Did you mean 'envs/prod/shop'? "],
    ['envs/prd/shop', "Did you mean 'envs/prod/shop'? "],
    ['envs/prod/shopp/rendered', ''],
    ['envs/nowhere', ''],
  ])('%j is not', (path, near) => {
    expect(told([application(path)])).toEqual([`spec.source.path: The path '${path}' is in the config repository, and nothing is published there. ${near}${layout}`]);
  });

  test('the repository is the same, whether it is reached by https or ssh', () => {
    expect(told([application('envs/prod/shopp', { source: { repoURL: 'git@git.example.com:config', path: 'envs/prod/shopp' } })])).toHaveLength(1);
  });

  test('another repository is not judged', () => {
    expect(told([application('envs/prod/shopp', { source: { repoURL: 'https://git.example.com/other', path: 'envs/prod/shopp' } })])).toEqual([]);
  });

  test('the Application that syncs the app itself tells how Argo CD reaches the repository', () => {
    const elsewhere = (path: string) => application(path, { source: { repoURL: 'https://mirror.example.com/config', path } });
    expect(told([elsewhere('envs/prod/shopp')], [], '/srv/config.git')).toEqual([]);
    expect(told([elsewhere(root), elsewhere('envs/prod/shopp')], [], '/srv/config.git')).toHaveLength(1);
    expect(told([elsewhere(root), elsewhere('envs/prod/shopp')], [], '')).toHaveLength(1);
  });

  test('one of several sources is told at its place', () => {
    const sources = [{ repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1' }, { repoURL, path: 'envs/prod/none' }];
    expect(told([application('', { source: undefined, sources })])[0]).toMatch(/^spec\.sources\[1\]\.path: /);
  });

  test('placeholders of a set may become any name that there is', () => {
    const set = (path: string): KubeObject => ({ apiVersion, kind: 'ApplicationSet', metadata: { name: 'all' }, spec: { template: application(path) } });
    expect(told([set('envs/{{ .env }}/shop'), set('envs/prod/{{ .app }}'), set('{{ .path.path }}'), set('envs/prod/s{{ .x }}p')])).toEqual([]);
    expect(told([set('envs/{{ .env }}/blog')])).toHaveLength(1);
    expect(told([set('envs/prod/b{{ .x }}')])).toHaveLength(1);
  });

  test('nothing is told of a folder that is published, whatever the folders are called', () => {
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, name), { minLength: 1, selector: (pair) => pair.join('/') }), (pairs) => {
        const folders = pairs.map(([environment, app]) => `envs/${environment}/${app}`);
        const set = setOf(folders.map((folder) => application(folder)));
        const published = { folder: folders[0]!, folders: new Map(folders.map((folder) => [folder, undefined])), repository: repoURL };
        expect(runChecks(set, { rules: [unpublishedPath], schemas: catalog, published }).problems).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('without knowledge of what is published, nothing is judged', () => {
    const set = setOf([application('envs/prod/shopp'), project({}), application('envs/prod/shop')]);
    expect(runChecks(set, { rules: [unpublishedPath, projectObjects], schemas: catalog }).problems).toEqual([]);
  });
});

describe('the objects that an Application syncs, and its project', () => {
  const everywhere = { destinations: [{ server: '*', namespace: '*' }] };
  const shop = [clusterRole('a'), clusterRole('b'), secret('shop')];
  const refused = (what: string, count: string, list: string) =>
    `spec.project: AppProject 'ml' does not allow ${what}, and the Application syncs ${count} of it. ${list}`;
  const roles = "the kind 'ClusterRole' of group 'rbac.authorization.k8s.io'";

  test.each<[string, object, string[]]>([
    ['cluster-scoped kinds must be listed', {}, [refused(roles, '2 objects', "Add it to 'clusterResourceWhitelist' of the project.")]],
    ['by group and kind', { clusterResourceWhitelist: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }] }, []],
    ['by pattern', { clusterResourceWhitelist: [{ group: '*.k8s.io', kind: 'Cluster*' }] }, []],
    ['by name', { clusterResourceWhitelist: [{ group: '*', kind: '*', name: 'a' }] }, [refused(roles, 'one object', "Add it to 'clusterResourceWhitelist' of the project.")]],
    [
      'what is denied stays so',
      { clusterResourceWhitelist: [{ group: '*', kind: '*' }], clusterResourceBlacklist: [{ group: '*', kind: 'ClusterRole' }] },
      [refused(roles, '2 objects', "Take it out of 'clusterResourceBlacklist' of the project.")],
    ],
    [
      'kinds with a namespace may be denied',
      { clusterResourceWhitelist: [{ group: '*', kind: '*' }], namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }] },
      [refused("the kind 'Secret'", 'one object', "Take it out of 'namespaceResourceBlacklist' of the project.")],
    ],
    [
      'an empty list of kinds with a namespace allows none',
      { clusterResourceWhitelist: [{ group: '*', kind: '*' }], namespaceResourceWhitelist: [] },
      [refused("the kind 'Secret'", 'one object', "Add it to 'namespaceResourceWhitelist' of the project.")],
    ],
    [
      'namespaces of objects must be destinations',
      { clusterResourceWhitelist: [{ group: '*', kind: '*' }], destinations: [{ server: '*', namespace: 'web-*' }] },
      [refused("the namespace 'shop'", 'one object', "Add it to 'destinations' of the project.")],
    ],
  ])('%s', (_, spec, expected) => {
    expect(told([project({ ...everywhere, ...spec }), application('envs/prod/shop')], shop)).toEqual(expected);
  });

  test('the namespace that the Application itself names is left to its own rule', () => {
    const narrow = project({ destinations: [{ server: '*', namespace: 'web' }] });
    const destination = { server: 'https://kubernetes.default.svc', namespace: 'shop' };
    expect(told([narrow, application('envs/prod/shop', { destination })], [secret('shop')])).toEqual([]);
  });

  test('kinds of unknown scope, and a project that is elsewhere, are not judged', () => {
    const unknown = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } };
    expect(told([project(everywhere), application('envs/prod/shop')], [unknown])).toEqual([]);
    expect(told([application('envs/prod/shop')], shop)).toEqual([]);
  });
});
