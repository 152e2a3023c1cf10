import { simulate } from '../../../../../constructs/argo-workflows/simulator';
import { args, call, inputs, rule, run, steps, work } from './support';

const object = (kind: string, name: string, spec: object): object => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name }, spec });

rule('templates/workflow-template-ref', () => {
  const base = object('WorkflowTemplate', 'base', {
    entrypoint: 'main',
    arguments: { parameters: [{ name: 'x', value: 'theirs' }, { name: 'z', value: 'kept' }] },
    templates: [steps([call('a', args({ x: '{{workflow.parameters.x}} {{workflow.parameters.z}}' }))]), work('work', inputs('x'))],
  });
  const made = object('Workflow', 'made', { workflowTemplateRef: { name: 'base' }, arguments: { parameters: [{ name: 'x', value: 'mine' }] } });
  expect(simulate([made, base], { stubs: { work: {} } }).node('a').inputs.parameters).toEqual({ x: 'mine kept' });
  expect(() => simulate([made])).toThrow("Workflow 'made' is made from a WorkflowTemplate that is not among the objects: 'base'. Give it: simulate(..., { objects: ... }).");
});

rule('templates/template-ref', () => {
  const shared = object('WorkflowTemplate', 'shared', { templates: [{ name: 'twice', steps: [[call('first')], [call('second')]] }, work('work')] });
  const trace = run([steps([{ name: 'a', templateRef: { name: 'shared', template: 'twice' } }]), work('work')], { objects: [shared] });
  expect(trace.order).toEqual(['a.first', 'a.second']);
  const cluster = object('ClusterWorkflowTemplate', 'shared', { templates: [work('work')] });
  expect(run([steps([{ name: 'a', templateRef: { name: 'shared', template: 'work', clusterScope: true } }])], { objects: [cluster] }).order).toEqual(['a']);
});

rule('templates/inline', () => {
  const inline = { ...inputs('x'), container: { image: 'busybox', command: ['echo'], args: ['{{inputs.parameters.x}}'] } };
  const trace = run([steps([{ name: 'a', inline, ...args({ x: 'v' }) }])]);
  expect([trace.order, trace.node('a').inputs.parameters]).toEqual([['a'], { x: 'v' }]);
});

rule('templates/defaults', () => {
  const templateDefaults = { retryStrategy: { limit: 1 }, container: { image: 'default', imagePullPolicy: 'Never' } };
  const own = work('own', { retryStrategy: { limit: 0 } });
  const seen: unknown[] = [];
  const list = { ...steps([call('a'), { name: 'b', template: 'own' }]), retryStrategy: { limit: 0 } };
  const trace = run([list, work('work'), own], {
    spec: { templateDefaults },
    stubs: { work: ({ template }) => (seen.push(template.container), { exitCode: 1 }), own: { exitCode: 1 } },
  });
  expect([trace.node('(0).a').attempts.length, trace.node('(0).b').attempts.length]).toEqual([2, 1]);
  expect(seen[0]).toEqual({ image: 'busybox', command: ['true'], imagePullPolicy: 'Never' });
});

const http = (fields: object = {}): object => ({ name: 'ask', http: { url: 'https://example.com', ...fields } });
const asking = steps([{ name: 'a', template: 'ask' }]);

rule('http/success-condition', () => {
  const condition = { successCondition: "response.statusCode == 201 && response.body contains 'ok'" };
  expect(run([asking, http(condition)], { stubs: { ask: { response: { statusCode: 201, body: 'all ok' } } } }).node('a').outputs.result).toBe('all ok');
  expect(run([asking, http(condition)], { stubs: { ask: { response: { statusCode: 200, body: 'all ok' } } } }).phase).toBe('Failed');
});

rule('data/transformation', () => {
  const source = { artifactPaths: { name: 'bucket', s3: { bucket: 'b', key: 'k' } } };
  const data = { name: 'ask', data: { source, transformation: [{ expression: "filter(data, {# endsWith '.pdf'})" }, { expression: "map(data, {# + '.x'})" }] } };
  const trace = run([asking, data], { stubs: { ask: { result: ['a.pdf', 'b.txt', 'c.pdf'] } } });
  expect(trace.node('a').outputs.result).toBe('["a.pdf.x","c.pdf.x"]');
});

rule('container-set/main', () => {
  const containers = [{ name: 'pull', image: 'busybox' }, { name: 'main', image: 'busybox', dependencies: ['pull'] }];
  const set = { name: 'ask', containerSet: { containers }, outputs: { parameters: [{ name: 'file', valueFrom: { path: '/out' } }] } };
  const trace = run([asking, set], { stubs: { ask: { result: 'hi', outputs: { file: 'v' } } } });
  expect([trace.node('a').type, trace.node('a').outputs]).toEqual(['ContainerSet', { parameters: { file: 'v' }, artifacts: {}, result: 'hi', exitCode: '0' }]);
});
