import { findAll, objectsOf, setOf } from './support';

const meta = (name: string, namespace = 'shop') => `metadata: { name: ${name}, namespace: ${namespace} }`;
const service = (selector: string, ports = '') => `{ apiVersion: v1, kind: Service, ${meta('web')}, spec: { selector: ${selector}, ports: [${ports}] } }`;
const budget = (selector: string) => `{ apiVersion: policy/v1, kind: PodDisruptionBudget, ${meta('b')}, spec: { selector: ${selector} } }`;
const policy = (selector: string) => `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, ${meta('n')}, spec: { podSelector: ${selector} } }`;
const deployment = (labels: string, container = '', namespace = 'shop') =>
  `{ apiVersion: apps/v1, kind: Deployment, ${meta('d', namespace)}, spec: { template: { metadata: { labels: ${labels} }, spec: { containers: [{ name: main, ${container} }] } } } }`;

const judge = (...documents: string[]) =>
  findAll(setOf(objectsOf(documents.join('\n---\n'))))
    .filter(({ code }) => !code.endsWith('missing-namespace'))
    .map(({ code, severity, object, path, message }) => [code, severity, `${object} ${path}`, message]);

const nothingChosen = (place: string) => ['references/unmatched-selector', 'warning', place, 'The selector chooses none of the pods in the set.'];

describe('a selector', () => {
  test.each([
    ['a Service', service('{ app: web }'), 'Service web spec.selector'],
    ['a budget', budget('{ matchLabels: { app: web } }'), 'PodDisruptionBudget b spec.selector'],
    ['a policy', policy('{ matchLabels: { app: web } }'), 'NetworkPolicy n spec.podSelector'],
  ])('of %s chooses a pod of the same namespace, or it is told', (_title, selecting, place) => {
    expect(judge(selecting, deployment('{ app: web, tier: front }'))).toEqual([]);
    expect(judge(selecting, deployment('{ app: api }'))).toEqual([nothingChosen(place)]);
    expect(judge(selecting, deployment('{ tier: front }'))).toEqual([nothingChosen(place)]);
    expect(judge(selecting, deployment('{ app: web }', '', 'other'))).toEqual([nothingChosen(place)]);
  });

  test.each([
    ['{ key: app, operator: In, values: [web, api] }', true],
    ['{ key: app, operator: In, values: [api, db] }', false],
    ['{ key: app, operator: NotIn, values: [api] }', true],
    ['{ key: app, operator: NotIn, values: [web] }', false],
    ['{ key: other, operator: NotIn, values: [web] }', true],
    ['{ key: app, operator: Exists }', true],
    ['{ key: other, operator: Exists }', false],
    ['{ key: other, operator: DoesNotExist }', true],
    ['{ key: app, operator: DoesNotExist }', false],
  ])('has expressions: %s', (expression, isMet) => {
    const found = judge(policy(`{ matchExpressions: [${expression}] }`), deployment('{ app: web }'));
    expect(found).toEqual(isMet ? [] : [nothingChosen('NetworkPolicy n spec.podSelector')]);
  });

  test('that is empty or missing chooses nothing in particular', () => {
    expect(judge(budget('null'), service('{}'), policy('{}'), '{ apiVersion: v1, kind: Service, metadata: { name: s }, spec: { type: ExternalName, selector: { a: b } } }')).toEqual([]);
  });

  test('may demand labels that controllers set at run time', () => {
    expect(judge(service('{ app: web, statefulset.kubernetes.io/pod-name: web-0 }'), deployment('{ app: web }'))).toEqual([]);
    expect(judge(service('{ statefulset.kubernetes.io/pod-name: web-0 }'), deployment('{ app: web }'))).toEqual([]);
    expect(judge(service('{ app: api, statefulset.kubernetes.io/pod-name: web-0 }'), deployment('{ app: web }'))).toHaveLength(1);
  });

  test('chooses pods that state no namespace, and all pods where it states none itself', () => {
    expect(judge(service('{ app: web }'), deployment('{ app: web }').replace(', namespace: shop', ''))).toEqual([]);
    expect(judge(service('{ app: web }').replace(', namespace: shop', ''), deployment('{ app: web }'))).toEqual([]);
  });

  test('finds the pods of all kinds that make pods', () => {
    const cron = `{ apiVersion: batch/v1, kind: CronJob, ${meta('c')}, spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: web } } } } } } }`;
    const pod = '{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop, labels: { app: web } } }';
    const set = `{ apiVersion: apps/v1, kind: StatefulSet, ${meta('s')}, spec: { template: { metadata: { labels: { app: web } } } } }`;
    for (const maker of [cron, pod, set]) expect(judge(service('{ app: web }'), maker)).toEqual([]);
  });
});

test('peers of a policy are chosen among the pods of its namespace, unless they are of others', () => {
  const peers = (peer: string) => `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, ${meta('n')}, spec: { podSelector: {}, ingress: [{ from: [{}, ${peer}] }], egress: [{ to: [${peer}] }] } }`;
  expect(judge(peers('{ podSelector: { matchLabels: { app: web } } }'), deployment('{ app: web }'))).toEqual([]);
  expect(judge(peers('{ podSelector: { matchLabels: { app: wbe } } }'), deployment('{ app: web }'))).toEqual([
    nothingChosen('NetworkPolicy n spec.ingress[0].from[1].podSelector'),
    nothingChosen('NetworkPolicy n spec.egress[0].to[0].podSelector'),
  ]);
  expect(judge(peers('{ namespaceSelector: {}, podSelector: { matchLabels: { app: wbe } } }'), deployment('{ app: web }'))).toEqual([]);
});

describe('the target port of a Service', () => {
  const named = service('{ app: web }', '{ port: 80, targetPort: http }, { port: 81, targetPort: 8080 }');

  test('is declared by a container of the pods that it chooses', () => {
    expect(judge(named, deployment('{ app: web }', 'ports: [{ name: http, containerPort: 1 }]'))).toEqual([]);
    expect(judge(named, deployment('{ app: web }', 'ports: [{ name: metrics, containerPort: 1 }]'))).toEqual([
      ['references/missing-target-port', 'error', 'Service web spec.ports[0].targetPort', "No container of the pods that this Service chooses has a port 'http'."],
    ]);
  });

  test('need be declared by one of several workloads only', () => {
    const other = deployment('{ app: web }').replace('name: d', 'name: e');
    expect(judge(named, other, deployment('{ app: web }', 'ports: [{ name: http, containerPort: 1 }]'))).toEqual([]);
  });

  test('is not told where the Service chooses no pod at all', () => {
    expect(judge(named).map(([code]) => code)).toEqual(['references/unmatched-selector']);
  });
});
