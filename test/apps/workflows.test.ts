import { published } from './published-apps';
import { simulate, type Stubs } from 'cdk8s-mlops/argo-workflows/testing';

const objectsOf = (environment: string) => published.find((one) => one.app === 'tumor-triage' && one.environment === environment)!.objects;

const training = (environment: string, stubs: Stubs) => simulate(objectsOf(environment), { workflow: 'tumor-triage-training', stubs: { '*': {}, ...stubs } });

test.each(['laptop', 'production'])('the weekly training of %s serves a model that is better than the one that is served', (environment) => {
  const manifests: string[] = [];
  const trace = training(environment, {
    train: { outputs: { run: '42', improves: true } },
    'roll-out': ({ template }) => void manifests.push(template.resource!.manifest!),
  });
  expect([trace.phase, trace.order, trace.skipped]).toEqual(['Succeeded', ['load', 'preprocess', 'train', 'serve', 'roll-out'], []]);
  expect(manifests.map((manifest) => JSON.parse(manifest) as unknown)).toEqual([
    [{ op: 'add', path: '/spec/predictors/0/annotations', value: { 'tumor-triage.example.org/run': '42' } }],
  ]);
});

test('a model that is no better is neither served nor rolled out', () => {
  const trace = training('laptop', { train: { outputs: { run: '42', improves: false } } });
  expect([trace.phase, trace.order, trace.skipped]).toEqual(['Succeeded', ['load', 'preprocess', 'train'], ['serve']]);
  expect(trace.node('roll-out').phase).toBe('Omitted');
});

const delivery = (entrypoint: string, stubs: Stubs = {}) => {
  const workflow = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'run', namespace: 'tumor-triage-ci' },
    spec: { entrypoint, workflowTemplateRef: { name: 'tumor-triage-cicd' }, arguments: { parameters: [{ name: 'revision', value: 'abc123' }] } },
  };
  return simulate([workflow, ...objectsOf('staging')], { workflow: 'run', stubs: { '*': {}, ...stubs } });
};

test('a pull request is checked, and nothing else', () => {
  expect(delivery('check').order).toEqual(['clone', 'unit-tests', 'smoke-test']);
});

test('a push is checked, built as two images of its commit, promoted, synced and tested', () => {
  const images: string[] = [];
  const trace = delivery('deliver', {
    build: ({ template }) => void images.push(...template.container!.args!.filter((one) => one.includes(',name=')).map((one) => /name=([^,]*)/.exec(one)![1]!)),
  });
  expect(trace.phase).toBe('Succeeded');
  expect(trace.order).toEqual([
    'clone',
    'unit-tests',
    'smoke-test',
    'build(0:pipeline)',
    'build(1:model-service)',
    'promote',
    'wait-for-sync',
    'integration-test',
  ]);
  expect(images).toEqual(['pipeline', 'model-service'].map((image) => expect.stringMatching(new RegExp(`/tumor-triage/${image}:abc123$`)) as string));
});

test('nothing is built when a check fails', () => {
  const trace = delivery('deliver', { 'unit-tests': { exitCode: 1 } });
  expect([trace.phase, trace.order]).toEqual(['Failed', ['clone', 'unit-tests', 'smoke-test']]);
});

test('a push of somebody else in between is met by a new try', () => {
  const trace = delivery('deliver', { promote: ({ attempt }) => ({ exitCode: attempt === 0 ? 1 : 0 }) });
  expect([trace.phase, trace.node('promote').attempts.length]).toEqual(['Succeeded', 2]);
});
