import { referenceModels } from '../../../constructs/argo-events/references';
import { referenceModels as workflowModels } from '../../../constructs/argo-workflows/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const models = [...referenceModels, ...workflowModels];
const objects = objectsOf(`
{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: bus-1, namespace: ci }, spec: { jetstreamExotic: { accessSecret: { name: bus-secret-1, key: k } } } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: github-1, namespace: ci }
spec:
  eventBusName: bus-1
  template: { serviceAccountName: account-1, container: { env: [{ name: A, valueFrom: { secretKeyRef: { name: env-1, key: a } } }] } }
  service: { ports: [{ name: hook, port: 12000, targetPort: 12000 }] }
  github:
    push: { webhook: { endpoint: /push, port: "12000" }, apiToken: { name: token-1, key: token }, webhookSecret: { name: token-1, key: hook } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: sensor-1, namespace: ci }
spec:
  eventBusName: bus-1
  template: { serviceAccountName: account-1 }
  dependencies: [{ name: push, eventSourceName: github-1, eventName: push }]
  triggers:
    - template:
        name: run
        argoWorkflow:
          operation: submit
          source:
            resource:
              apiVersion: argoproj.io/v1alpha1
              kind: Workflow
              metadata: { generateName: ci- }
              spec: { serviceAccountName: account-2, workflowTemplateRef: { name: pipeline-1 } }
    - template:
        name: job
        k8s:
          operation: create
          source: { resource: { apiVersion: batch/v1, kind: Job, metadata: { name: j, namespace: jobs }, spec: { template: { spec: { serviceAccountName: account-3 } } } } }
    - template: { name: call, http: { url: x, secureHeaders: [{ name: A, valueFrom: { secretKeyRef: { name: token-1, key: token } } }] } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: pipeline-1, namespace: ci }, spec: { templates: [] } }
---
{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: ingress-1, namespace: ci },
  spec: { defaultBackend: { service: { name: github-1-eventsource-svc, port: { number: 12000 } } } } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: ci } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-2, namespace: ci } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-3, namespace: jobs } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: token-1, namespace: ci }, stringData: { token: x, hook: x } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: env-1, namespace: ci }, stringData: { a: x } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: bus-secret-1, namespace: ci }, stringData: { k: x } }
`);

const judge = (yaml: string) => tell(find(setOf(objectsOf(yaml)), models));
const withBus = (yaml: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: default, namespace: ci } }\n---\n${yaml}`;
const source = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: { name: hooks, namespace: ci }, spec: { ${spec} } }`;
const sensor = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: s, namespace: ci }, spec: { ${spec} } }`;

test('a complete set has no problems', () => expect(tell(find(setOf(objects), models))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => {
  const others = objects.filter(({ kind }) => kind !== 'EventSource' && kind !== 'Ingress');
  const closed = others.map((object) => (object.kind === 'Sensor' ? { ...object, spec: { ...(object.spec as object), dependencies: [] } } : object));
  expect(expectEveryRenameFound(closed, models)).toBe(7);
});

test('an EventSource that is renamed breaks the Sensor and who calls its Service', () => {
  const renamed = objects.map((object) => (object.kind === 'EventSource' ? { ...object, metadata: { ...object.metadata, name: 'github-2' } } : object));
  expect(tell(find(setOf(renamed), models)).sort()).toEqual([
    "Ingress ingress-1 spec.defaultBackend.service.name: Service 'github-1-eventsource-svc' in namespace 'ci' does not exist.",
    "Sensor sensor-1 spec.dependencies[0].eventSourceName: EventSource 'github-1' in namespace 'ci' does not exist.",
  ]);
});

test('an event is one of the EventSource', () => {
  const dependency = (event: string) => sensor(`dependencies: [{ name: d, eventSourceName: hooks, eventName: ${event} }]`);
  const hooks = source('replicas: 1, webhook: { deploy: {} }, calendar: { nightly: {} }');
  for (const event of ['deploy', 'nightly']) expect(judge(withBus(`${hooks}\n---\n${dependency(event)}`))).toEqual([]);
  const [found] = find(setOf(objectsOf(withBus(`${hooks}\n---\n${dependency('deplo')}`))), models);
  expect([found.code, found.path, found.message, found.hint]).toEqual([
    'references/missing-event',
    'spec.dependencies[0].eventName',
    "EventSource 'hooks' in namespace 'ci' has no event 'deplo'.",
    "Did you mean 'deploy'? It has 'deploy', 'nightly'.",
  ]);
});

test('without a name, the bus is called default', () => {
  expect(judge(source('webhook: {}'))).toEqual(["EventSource hooks spec.eventBusName: EventBus 'default' in namespace 'ci' does not exist."]);
  expect(judge(withBus(sensor('dependencies: []')))).toEqual([]);
});

test('a trigger of last resort refers like any other', () => {
  const last = sensor('triggers: [{ template: { name: a }, dlqTrigger: { template: { name: b, slack: { slackToken: { name: slack, key: token } } } } }]');
  expect(judge(withBus(last))).toEqual(["Sensor s spec.triggers[0].dlqTrigger.template.slack.slackToken.name: Secret 'slack' in namespace 'ci' does not exist."]);
});

test('the Service of an EventSource has the ports that it asks for', () => {
  const ingress = (port: string) =>
    `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: ci }, spec: { defaultBackend: { service: { name: hooks-eventsource-svc, port: { ${port} } } } } }`;
  const hooks = source('service: { ports: [{ name: web, port: 80, targetPort: 12000 }] }');
  expect(judge(withBus(`${hooks}\n---\n${ingress('name: web')}`))).toEqual([]);
  expect(judge(withBus(`${hooks}\n---\n${ingress('number: 12000')}`))).toEqual([
    "Ingress i spec.defaultBackend.service.port.number: Service 'hooks-eventsource-svc' in namespace 'ci' has no port '12000'.",
  ]);
});

test.each([
  ['EventSource', 'eventsource-name'],
  ['Sensor', 'sensor-name'],
])('the pods of an %s are chosen by the label %s, which the controller gives them', (kind, label) => {
  const [source] = objects.filter((object) => object.kind === kind);
  const policy = (name: string) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow', namespace: 'ci' },
    spec: { podSelector: { matchLabels: { [label]: name } } },
  });
  const unmatched = (name: string) => tell(find(setOf([...objects, policy(name)]), models)).filter((line) => line.includes('chooses none'));
  expect(unmatched(source!.metadata!.name!)).toEqual([]);
  expect(unmatched('other')).toHaveLength(1);
});
