import { Chart } from 'cdk8s';
import { container, dag, resource, Volume, Workflow, WorkflowAccount, WorkflowTemplate, type Template } from '../../../../constructs/argo-workflows';
import { MlopsApp, type KubeObject } from '../../../../lib';

const object = (apiVersion: string, kind: string, metadata: object = {}) => ({ apiVersion, kind, metadata: { name: 'one', ...metadata } });

/** What the account of a workflow may do, beside reporting results. */
function granted(entrypoint: Template<Readonly<Record<never, never>>>): unknown {
  const app = new MlopsApp();
  new WorkflowTemplate(new Chart(app, 'chart'), 'Template', { name: 'template', entrypoint });
  const role = app.manifestSet().entries.map((entry) => entry.object).find(({ kind }) => kind === 'Role') as KubeObject & { rules: unknown[] };
  return role.rules.slice(1);
}

test.each([
  ['get', ['get']],
  ['create', ['create', 'get']],
  ['apply', ['create', 'get', 'patch']],
  ['replace', ['get', 'update']],
  ['patch', ['get', 'patch']],
  ['delete', ['delete', 'get']],
] as const)('the account of a workflow may %s the object of its resource template, and nothing else', (action, verbs) => {
  expect(granted(resource('one', { action, manifest: object('batch/v1', 'Job') }))).toEqual([{ apiGroups: ['batch'], resources: ['jobs'], verbs }]);
});

test.each([
  ['v1', 'Pod', '', 'pods'],
  ['networking.k8s.io/v1', 'Ingress', 'networking.k8s.io', 'ingresses'],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'networking.k8s.io', 'networkpolicies'],
  ['gateway.networking.k8s.io/v1', 'Gateway', 'gateway.networking.k8s.io', 'gateways'],
  ['v1', 'Endpoints', '', 'endpoints'],
])('%s %s is asked for as %s/%s', (apiVersion, kind, group, name) => {
  expect(granted(resource('one', { action: 'get', manifest: object(apiVersion, kind) }))).toEqual([{ apiGroups: [group], resources: [name], verbs: ['get'] }]);
});

test('what several templates do with one kind is granted once, also where they stand in a task', () => {
  const make = resource('make', { action: 'create', manifest: object('v1', 'ConfigMap') });
  const remove = resource('remove', { action: 'delete', manifest: object('v1', 'ConfigMap') });
  const main = dag('main', {
    tasks: (task) => {
      task('a', make);
      task('b', make);
      task('c', remove, {}, { inline: true });
    },
  });
  expect(granted(main)).toEqual([
    { apiGroups: [''], resources: ['configmaps'], verbs: ['delete', 'get'] },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'get'] },
  ]);
});

test('other namespaces, objects that flags name and manifests as text are left to who makes the account', () => {
  expect(granted(resource('one', { action: 'get', manifest: object('v1', 'Pod', { namespace: 'other' }) }))).toEqual([]);
  expect(granted(resource('one', { action: 'get', flags: ['pod', 'one'] }))).toEqual([]);
  expect(granted(resource('one', { action: 'get', manifest: 'apiVersion: v1\nkind: Pod\n' }))).toEqual([]);
});

test('an account that is given gets nothing', () => {
  const app = new MlopsApp();
  const chart = new Chart(app, 'chart');
  const serviceAccount = new WorkflowAccount(chart, 'Account', { name: 'own' });
  new Workflow(chart, 'Workflow', { name: 'run', serviceAccount, entrypoint: resource('one', { action: 'get', manifest: object('v1', 'Pod') }) });
  expect(app.manifestSet().entries.filter((entry) => entry.object.kind === 'Role').map((entry) => entry.object.metadata?.name)).toEqual(['own']);
});

test('a claim of a template that stands in its task is made by the workflow', () => {
  const work = Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
  const step = container('step', { image: 'registry.example.org/a:1.0.0', mounts: [work.at('/work')] });
  const app = new MlopsApp();
  const main = dag('main', { tasks: (task) => void task('a', step, {}, { inline: true }) });
  const { resource: made } = new WorkflowTemplate(new Chart(app, 'chart'), 'Template', { name: 'template', entrypoint: main });
  expect((made.toJson() as { spec: { volumeClaimTemplates: unknown } }).spec.volumeClaimTemplates).toEqual([
    { metadata: { name: 'work' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
  ]);
});
