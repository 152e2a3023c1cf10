import { imageFields } from '../../lib/config-repo';
import type { KubeObject } from '../../lib/kube-object';

function object(kind: string, spec: unknown, apiVersion = 'argoproj.io/v1alpha1'): KubeObject {
  return { apiVersion, kind, metadata: { name: 'x' }, spec };
}

const paths = (...objects: KubeObject[]) => imageFields(objects).map(({ path }) => path);

test('every place of an image in a workflow is found, but those in lists of containers, which kustomize knows', () => {
  const templates = [
    { container: { image: 'a/b:1' } },
    { script: { image: 'python:3' }, initContainers: [{ image: 'a:1' }], sidecars: [{ image: 'a:1' }] },
    { containerSet: { containers: [{ image: 'a:1' }] } },
  ];
  expect(imageFields([object('WorkflowTemplate', { templates }), object('CronWorkflow', { workflowSpec: { templates } })])).toEqual([
    { group: 'argoproj.io', kind: 'CronWorkflow', path: 'spec/workflowSpec/templates[]/container/image' },
    { group: 'argoproj.io', kind: 'CronWorkflow', path: 'spec/workflowSpec/templates[]/script/image' },
    { group: 'argoproj.io', kind: 'CronWorkflow', path: 'spec/workflowSpec/templates[]/sidecars[]/image' },
    { group: 'argoproj.io', kind: 'WorkflowTemplate', path: 'spec/templates[]/container/image' },
    { group: 'argoproj.io', kind: 'WorkflowTemplate', path: 'spec/templates[]/script/image' },
    { group: 'argoproj.io', kind: 'WorkflowTemplate', path: 'spec/templates[]/sidecars[]/image' },
  ]);
});

test('a workflow inside a Sensor is looked into, although no schema says what is there', () => {
  const resource = object('Workflow', { templates: [{ container: { image: 'a:1' } }] });
  const triggers = [{ template: { argoWorkflow: { source: { resource } } } }, { template: { k8s: { source: { resource } } } }];
  expect(paths(object('Sensor', { triggers, template: { container: { image: 'b:1' } } }))).toEqual([
    'spec/template/container/image',
    'spec/triggers[]/template/argoWorkflow/source/resource/spec/templates[]/container/image',
    'spec/triggers[]/template/k8s/source/resource/spec/templates[]/container/image',
  ]);
});

test.each([
  ['image', { image: 'quay.io/x/y:1' }, ['spec/image']],
  ['an image with port, tag and digest', { image: `host:5000/x/y:1@sha256:${'a'.repeat(64)}` }, ['spec/image']],
  ['…Image', { graph: { storageInitializerImage: 'x:1' } }, ['spec/graph/storageInitializerImage']],
  ['imageName', { imageName: 'x:1' }, ['spec/imageName']],
  ['a key with a slash', { 'a/b': { image: 'x:1' } }, ['spec/a\\/b/image']],
  ['lists in lists', { groups: [[{ image: 'x:1' }]] }, ['spec/groups[]/image']],
  ['the reference of an image volume', { jobTemplate: { volumes: [{ image: { reference: 'x:1' } }] } }, ['spec/jobTemplate/volumes[]/image/reference']],
  ['an image volume that kustomize knows', { volumes: [{ image: { reference: 'x:1' } }] }, []],
  ['a reference of something else', { git: { reference: 'main' } }, []],
  ['an image that is a URL', { image: 'https://example.com/logo.png' }, []],
  ['an image with a blank', { image: 'a cat' }, []],
  ['an image that is an expression', { image: '{{inputs.parameters.image}}' }, []],
  ['a structured image', { image: { repository: 'x', tag: '1' } }, []],
  ['a word that ends with image', { preimage: 'x:1' }, []],
  ['a field that no path can name', { '': { image: 'x:1' }, 'a[]': { image: 'x:1' } }, []],
])('%s', (_, spec, expected) => expect(paths(object('Thing', spec))).toEqual(expected));

test('a path that meets something else in another object of the kind is left out, because kustomize would fail as a whole', () => {
  const helm = (valuesObject: unknown) => object('Application', { source: { helm: { valuesObject } } });
  expect(paths(helm({ image: 'x:1' }), helm({ image: { tag: '1' } }))).toEqual([]);
  expect(paths(helm({ main: { image: 'x:1' } }), helm({ main: 'text' }))).toEqual([]);
  expect(paths(helm({ main: { image: 'x:1' } }), helm({ main: null }), helm({ other: 1 }))).toEqual(['spec/source/helm/valuesObject/main/image']);
});

test('a kind of the core group is compared with that kind of every group, because kustomize takes no group for all', () => {
  expect(paths(object('Service', { image: 'x:1' }, 'v1'), object('Service', { image: { tag: 1 } }, 'serving.knative.dev/v1'))).toEqual([]);
});

test('CustomResourceDefinitions have fields called image, and no images', () => {
  expect(paths(object('CustomResourceDefinition', { image: 'string' }, 'apiextensions.k8s.io/v1'))).toEqual([]);
});

test('the order of objects does not change the list', () => {
  const objects = [object('B', { image: 'x' }), object('A', { image: 'x', a: { image: 'y' } }), object('A', { b: [{ image: 'z' }] })];
  expect(imageFields([...objects].reverse())).toEqual(imageFields(objects));
});
