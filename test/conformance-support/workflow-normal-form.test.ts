import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../lib/kube-object';
import { workflowMutants } from '../conformance/support/workflow-mutants';
import { normalForm } from '../conformance/support/workflow-normal-form';

function workflow(spec: object, metadata: object = { name: 'w' }): KubeObject {
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata, spec } as KubeObject;
}

function same(left: KubeObject, right: KubeObject): boolean {
  return isDeepStrictEqual(normalForm(left), normalForm(right));
}

const a = { name: 'a', container: { image: 'i' } };
const b = { name: 'b', container: { image: 'j' } };
const inDag = (...tasks: object[]) => ({ templates: [{ name: 'm', dag: { tasks } }] });
const inTemplate = (fields: object) => ({ templates: [{ name: 'm', ...fields }] });
const inContainer = (fields: object) => inTemplate({ container: { image: 'i', ...fields } });
const given = { arguments: { parameters: [{ name: 'x', value: '1' }] } };
const ofWorkflow = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  name: ';
const volume = { name: 'v', emptyDir: {} };
const mounting = { name: 'm', container: { image: 'i', volumeMounts: [{ name: 'v', mountPath: '/v' }] } };
const manyLines = (last: string): string => ['echo 1', 'echo 2', 'echo {{inputs.parameters.x}}', last].join('\n');

test.each<[string, object, object]>([
  ['1: order of templates', { templates: [a, b] }, { templates: [b, a] }],
  ['1: order of variables', inContainer({ env: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }] }), inContainer({ env: [{ name: 'B', value: '2' }, { name: 'A', value: '1' }] })],
  ['4: spaces in tags', inContainer({ args: ['{{ inputs.parameters.x }}'] }), inContainer({ args: ['{{=inputs.parameters.x}}'] })],
  ['5: conditions', inDag({ name: 't', when: '{{tasks.f.outputs.result}} == heads' }), inDag({ name: 't', when: "{{=tasks.f.outputs.result == 'heads'}}" })],
  ['6: dependencies', inDag({ name: 't', dependencies: ['x', 'y'] }), inDag({ name: 't', depends: 'y && x' })],
  ['7: spans of time', inTemplate({ suspend: { duration: '120' } }), inTemplate({ suspend: { duration: '2m' } })],
  ['7: quantities', inContainer({ resources: { limits: { memory: '1Gi', cpu: 1 } } }), inContainer({ resources: { limits: { memory: '1024Mi', cpu: '1000m' } } })],
  ['8: values that are texts', { arguments: { parameters: [{ name: 'n', value: 3 }] } }, { arguments: { parameters: [{ name: 'n', value: '3' }] } }],
  ['8: limits', inTemplate({ retryStrategy: { limit: 3 } }), inTemplate({ retryStrategy: { limit: '3' } })],
  ['9: JSON in parameters', { arguments: { parameters: [{ name: 'n', value: '[ {"a": 1} ]\n' }] } }, { arguments: { parameters: [{ name: 'n', value: '[{"a":1}]' }] } }],
  ['9: tags in JSON', { arguments: { parameters: [{ name: 'n', value: '["{{ a.b }}"]' }] } }, { arguments: { parameters: [{ name: 'n', value: '["{{a.b}}"]' }] } }],
  ['9: names in a manifest', inTemplate({ resource: { manifest: `${ofWorkflow}{{inputs.parameters.x}}` } }), inTemplate({ resource: { manifest: `${ofWorkflow}"{{inputs.parameters.x}}"` } })],
  ['5: casts in retries', inTemplate({ retryStrategy: { expression: 'asInt(lastRetry.exitCode) > 1' } }), inTemplate({ retryStrategy: { expression: 'asFloat(lastRetry.exitCode) > 1' } })],
  ['9: JSON of a loop', inDag({ name: 't', withParam: '["a", 1]' }), inDag({ name: 't', withItems: ['a', 1] })],
  ['9: manifests', inTemplate({ resource: { manifest: 'kind: Job\nmetadata: {name: "{{inputs.parameters.x}}"}' } }), inTemplate({ resource: { manifest: '{"kind":"Job","metadata":{"name":"{{ inputs.parameters.x }}"}}' } })],
  ['9: quotes where a text is asked for', inTemplate({ resource: { manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{inputs.parameters.x}}' } }), inTemplate({ resource: { manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{inputs.parameters.x}}"' } })],
  ['10: suspend', { suspend: false, templates: [a] }, { templates: [a] }],
  ['10: archive', inTemplate({ outputs: { artifacts: [{ name: 'o', archive: { tar: {} } }] } }), inTemplate({ outputs: { artifacts: [{ name: 'o' }] } })],
  ['10: the ServiceAccount default', { serviceAccountName: 'default' }, {}],
  ['10: empty ports', inTemplate({ inputs: {}, outputs: { parameters: [] } }), inTemplate({})],
  ['11: volumes', { volumes: [volume], templates: [mounting] }, { templates: [{ ...mounting, volumes: [volume] }] }],
  ['12: exit handlers', { onExit: 'a', templates: [a] }, { hooks: { exit: { template: 'a' } }, templates: [a] }],
  ['12: exit handlers of tasks', inDag({ name: 't', onExit: 'a', ...given }), inDag({ name: 't', ...given, hooks: { exit: { template: 'a', ...given } } })],
  ['12: arguments of the workflow', { onExit: 'a', ...given, templates: [a] }, { hooks: { exit: { template: 'a' } }, ...given, templates: [a] }],
  ['13: mutex', { synchronization: { mutex: { name: 'x' } } }, { synchronization: { mutexes: [{ name: 'x' }] } }],
  ['14: programs', inTemplate({ script: { source: manyLines('exit 0') } }), inTemplate({ script: { source: `${manyLines('exit 1')}\n# {{ inputs.parameters.x }}` } })],
  ['15: arguments that nobody takes', { templates: [a, { name: 'm', steps: [[{ name: 'x', template: 'a', arguments: { parameters: [{ name: 'p', value: '1' }] } }]] }] }, { templates: [a, { name: 'm', steps: [[{ name: 'x', template: 'a' }]] }] }],
])('rule %s does not count', (_, left, right) => {
  expect(same(workflow(left), workflow(right))).toBe(true);
});

test.each<[string, object, object]>([
  ['generateName', { generateName: 'w-' }, { name: 'w' }],
  ['labels for tests', { name: 'w', labels: { 'workflows.argoproj.io/no-test': 'flaky' } }, { name: 'w' }],
  ['the words of a description', { name: 'w', annotations: { 'workflows.argoproj.io/description': 'Mine.' } }, { name: 'w', annotations: { 'workflows.argoproj.io/description': 'Theirs.' } }],
  ['options of syncing', { name: 'w', annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' } }, { name: 'w' }],
])('rules 2 and 3: %s does not count', (_, left, right) => {
  expect(same(workflow({}, left), workflow({}, right))).toBe(true);
});

test.each<[string, object, object]>([
  ['order of steps', inTemplate({ steps: [[{ name: 'x' }], [{ name: 'y' }]] }), inTemplate({ steps: [[{ name: 'y' }], [{ name: 'x' }]] })],
  ['groups of steps', inTemplate({ steps: [[{ name: 'x' }], [{ name: 'y' }]] }), inTemplate({ steps: [[{ name: 'x' }, { name: 'y' }]] })],
  ['order of variables made of each other', inContainer({ env: [{ name: 'A', value: '1' }, { name: 'B', value: '$(A)' }] }), inContainer({ env: [{ name: 'B', value: '$(A)' }, { name: 'A', value: '1' }] })],
  ['order of arguments', inContainer({ args: ['a', 'b'] }), inContainer({ args: ['b', 'a'] })],
  ['two items of one name', { arguments: { parameters: [{ name: 'n', value: '1' }, { name: 'n', value: '2' }] } }, { arguments: { parameters: [{ name: 'n', value: '2' }] } }],
  ['numbers and texts in loops', inDag({ name: 't', withItems: [1] }), inDag({ name: 't', withItems: ['1'] })],
  ['archives that are none', inTemplate({ outputs: { artifacts: [{ name: 'o', archive: { none: {} } }] } }), inTemplate({ outputs: { artifacts: [{ name: 'o' }] } })],
  ['archives of a level', inTemplate({ outputs: { artifacts: [{ name: 'o', archive: { tar: { compressionLevel: 0 } } }] } }), inTemplate({ outputs: { artifacts: [{ name: 'o' }] } })],
  ['quotes around a tag in a manifest', inTemplate({ resource: { manifest: 'n: {{inputs.parameters.x}}' } }), inTemplate({ resource: { manifest: 'n: "{{inputs.parameters.x}}"' } })],
  ['quotes where a number is asked for', inTemplate({ resource: { manifest: 'apiVersion: batch/v1\nkind: Job\nspec:\n  completions: {{inputs.parameters.x}}' } }), inTemplate({ resource: { manifest: 'apiVersion: batch/v1\nkind: Job\nspec:\n  completions: "{{inputs.parameters.x}}"' } })],
  ['volumes that no template mounts', { volumes: [volume], templates: [a] }, { templates: [a] }],
  ['volumes of other templates', { volumes: [volume], templates: [a, mounting] }, { templates: [{ ...a, volumes: [volume] }, { ...mounting, volumes: [volume] }] }],
  ['a volume of the template of the same name', { volumes: [{ name: 'v', hostPath: { path: '/' } }], templates: [{ ...mounting, volumes: [volume] }] }, { templates: [{ ...mounting, volumes: [volume] }] }],
  ['exit handlers with inputs', { onExit: 'a', arguments: { parameters: [{ name: 'x', value: '1' }] }, templates: [{ ...a, inputs: { parameters: [{ name: 'x' }] } }] }, { hooks: { exit: { template: 'a' } }, arguments: { parameters: [{ name: 'x', value: '1' }] }, templates: [{ ...a, inputs: { parameters: [{ name: 'x' }] } }] }],
  ['tags in programs', inTemplate({ script: { source: manyLines('exit 0') } }), inTemplate({ script: { source: manyLines('echo {{pod.name}}') } })],
  ['arguments of templates that are not known', inDag({ name: 't', template: 'x', arguments: { parameters: [{ name: 'p', value: '1' }] } }), inDag({ name: 't', template: 'x' })],
  ['what a retry does not know', inTemplate({ retryStrategy: { expression: "'{{inputs.parameters.x}}' == 'y'" } }), inTemplate({ retryStrategy: { expression: "inputs.parameters.x == 'y'" } })],
  ['spans of time that are none', inTemplate({ timeout: '2m' }), inTemplate({ timeout: '2mz' })],
  ['a volume of the workflow beside one of the template', { volumes: [{ name: 'v', hostPath: { path: '/' } }], templates: [{ ...mounting, volumes: [volume] }] }, { templates: [{ ...mounting, volumes: [volume, { name: 'v', hostPath: { path: '/' } }] }] }],
  ['an old name beside the new one', { synchronization: { mutex: { name: 'x' }, mutexes: [{ name: 'y' }] } }, { synchronization: { mutexes: [{ name: 'x' }] } }],
  ['quotes in what a resource waits for, which is no expression', inTemplate({ resource: { successCondition: "a == 'x'" } }), inTemplate({ resource: { successCondition: 'a == "x"' } })],
  ['short programs', inTemplate({ script: { source: 'print(1)' } }), inTemplate({ script: { source: 'print(2)' } })],
  ['suspended workflows', { suspend: true }, {}],
  ['spans of time', inTemplate({ timeout: '2m' }), inTemplate({ timeout: '2h' })],
])('%s: it counts', (_, left, right) => {
  expect(same(workflow(left), workflow(right))).toBe(false);
});

test('labels and names count', () => {
  expect(same(workflow({}, { name: 'w' }), workflow({}, { name: 'x' }))).toBe(false);
  expect(same(workflow({}, { name: 'w', labels: { team: 'a' } }), workflow({}, { name: 'w', labels: { team: 'b' } }))).toBe(false);
});

test('every change of a workflow is seen', () => {
  const one = workflow({
    entrypoint: 'm',
    onExit: 'b',
    volumes: [volume],
    arguments: { parameters: [{ name: 'n', value: '[1, 2]' }] },
    templates: [
      { name: 'm', dag: { tasks: [{ name: 'x', template: 'b', when: '{{workflow.status}} == ok' }, { name: 'y', template: 'mounts', depends: 'x', withItems: ['p', 'q'], arguments: { parameters: [{ name: 'i', value: '{{item}}' }] } }] } },
      { ...mounting, name: 'mounts', inputs: { parameters: [{ name: 'i' }] }, retryStrategy: { limit: 2, expression: 'asInt(lastRetry.exitCode) > 1' } },
      { ...b, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o', default: '1' } }] } },
    ],
  });
  const mutants = [...workflowMutants(one)];
  expect(mutants.length).toBeGreaterThan(80);
  expect(mutants.filter(({ object }) => same(one, object)).map(({ change }) => change)).toEqual([]);
});
