import { JsonPatch } from 'cdk8s';
import { Rollout, Strategy, TrafficRouting, type RolloutProps } from '../../../constructs/argo-rollouts';
import { Deployment, Service, ServiceAccount } from '../../../imports/kubernetes';
import { expectValid, findObject, synthObjects } from '../../../lib/testing';
import { appOf, chartIn, madeIn } from './support';

const resources = { requests: { cpu: '100m', memory: '64Mi' } };
const pod = { containers: [{ name: 'web', image: 'ghcr.io/example/web:1.4.0', resources }] };
const strategy = Strategy.canary();
const rollout = (props: Partial<RolloutProps> = {}) => madeIn((chart) => new Rollout(chart, 'web', { name: 'web', pod, strategy, ...props } as RolloutProps));

const secured = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

test('the least that is said makes a Rollout whose selector chooses its restricted pods', () => {
  expect(rollout()).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
      strategy: { canary: {} },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{ name: 'web', image: 'ghcr.io/example/web:1.4.0', resources, securityContext: secured }],
        },
      },
    },
  });
});

test('without a name, the one that is made of the path labels the pods', () => {
  const { metadata, spec } = madeIn((chart) => new Rollout(chart, 'web', { pod, strategy }));
  expect(metadata!.name).toMatch(/^web-\w{8}$/);
  expect([spec.selector.matchLabels, spec.template.metadata.labels]).toEqual(Array(2).fill({ 'app.kubernetes.io/name': metadata!.name }));
});

test.each<[keyof RolloutProps, unknown]>([
  ['replicas', 3],
  ['minReadySeconds', 5],
  ['revisionHistoryLimit', 2],
  ['progressDeadlineSeconds', 900],
  ['progressDeadlineAbort', true],
  ['paused', true],
  ['restartAt', '2026-01-01T00:00:00Z'],
  ['rollbackWindow', { revisions: 3 }],
  ['analysis', { successfulRunHistoryLimit: 1 }],
])('%s reaches its field', (field, value) => expect(rollout({ [field]: value }).spec[field]).toEqual(value));

test('metadata is that of the object', () => {
  const metadata = { name: 'a', namespace: 'b', labels: { c: 'd' }, annotations: { e: 'f' } };
  expect(rollout(metadata).metadata).toEqual(metadata);
});

test('labels that select win over labels of the pods', () => {
  const { selector, template } = rollout({ matchLabels: { app: 'web' }, pod: { ...pod, labels: { app: 'other', tier: 'front' }, annotations: { a: 'b' } } }).spec;
  expect(selector).toEqual({ matchLabels: { app: 'web' } });
  expect(template.metadata).toEqual({ labels: { app: 'web', tier: 'front' }, annotations: { a: 'b' } });
});

test('fields of the pod reach it; an account is named by its object', () => {
  const chart = chartIn();
  const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'runner' } });
  const volumes = [{ name: 'scratch', emptyDir: {} }];
  new Rollout(chart, 'web', { name: 'web', strategy, pod: { ...pod, serviceAccount, volumes, initContainers: pod.containers, nodeSelector: { gpu: 'no' } } });
  const { spec } = findObject(chart, { kind: 'Rollout' }).spec.template;
  expect(spec).toMatchObject({ serviceAccountName: 'runner', volumes, nodeSelector: { gpu: 'no' } });
  expect(spec.initContainers[0].securityContext).toEqual(secured);
  expect(Object.keys(spec)).not.toContain('serviceAccount');
});

test('a pod that is taken as written gets nothing', () => {
  expect(rollout({ pod: { ...pod, podSecurity: 'as-written' } }).spec.template.spec).toEqual(pod);
});

test('a workload is taken over instead of a pod template', () => {
  const chart = chartIn();
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1.4.0' }] } };
  const workload = new Deployment(chart, 'old', { metadata: { name: 'old' }, spec: { selector: { matchLabels: { app: 'web' } }, template } });
  new Rollout(chart, 'web', { name: 'web', workload, scaleDown: 'onsuccess', strategy });
  expect(findObject(chart, { kind: 'Rollout' }).spec).toEqual({
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old', scaleDown: 'onsuccess' },
    strategy: { canary: {} },
  });
});

test('a strategy knows the namespace: of the Rollout, else of the chart', () => {
  const services = { stable: { name: 'a' }, canary: { name: 'b' } };
  const routed = Strategy.routedCanary({ trafficRouting: TrafficRouting.gatewayApi({ services, httpRoutes: [{ route: { name: 'web' } }] }) });
  const namespaceOf = (props: Partial<RolloutProps>) => rollout({ strategy: routed, ...props }).spec.strategy.canary.trafficRouting.plugins['argoproj-labs/gatewayAPI'].namespace;
  expect([namespaceOf({}), namespaceOf({ namespace: 'other' })]).toEqual(['shop', 'other']);
});

test('overrides win, maps are merged', () => {
  const { spec } = rollout({ replicas: 3, overrides: { replicas: undefined, strategy: { canary: { maxSurge: '20%' } }, selector: { matchLabels: { more: 'x' } } } });
  expect(spec.replicas).toBeUndefined();
  expect(spec.strategy).toEqual({ canary: { maxSurge: '20%' } });
  expect(spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'web', more: 'x' });
});

test('a patch of a field that nobody knows is emitted, and reported', () => {
  const chart = chartIn();
  const made = new Rollout(chart, 'web', { name: 'web', pod, strategy });
  made.resource.addJsonPatch(JsonPatch.add('/spec/speed', 'fast'));
  expect(synthObjects(chart)[0]!.spec.speed).toBe('fast');
  const { problems } = appOf(chart).check();
  expect(problems.filter(({ code }) => code === 'schema/unknown-field').map(({ path }) => path)).toEqual(['spec.speed']);
});

test('what scales or watches a Rollout takes it, or one that is made elsewhere', () => {
  const made = new Rollout(chartIn(), 'web', { name: 'web', pod, strategy });
  const { apiVersion, kind, name } = made;
  expect({ apiVersion, kind, name }).toEqual(Rollout.fromRolloutName('web'));
  expect(Rollout.fromRolloutName('web')).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' });
});

test('an app with a Rollout is checked by the rules of the system, and by schema and references', () => {
  const chart = chartIn();
  const app = appOf(chart);
  const service = (name: string) =>
    new Service(chart, name, { metadata: { name }, spec: { selector: { 'app.kubernetes.io/name': 'web' }, ports: [{ port: 80 }] } });
  const blueGreen = Strategy.blueGreen({ activeService: service('active'), previewService: service('preview') });
  new Rollout(chart, 'web', { name: 'web', pod, strategy: blueGreen });
  expectValid(app);
  new Rollout(chart, 'other', { name: 'other', pod, strategy: Strategy.blueGreen({ activeService: { name: 'activ' } }), matchLabels: {} });
  expect(app.check().problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['argo-rollouts/selector', 'references/missing-object']);
});

test('the same input gives the same objects', () => expect(JSON.stringify(rollout())).toBe(JSON.stringify(rollout())));
