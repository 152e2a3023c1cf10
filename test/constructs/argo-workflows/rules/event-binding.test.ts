import { lint } from './support';

const template = (more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: train, namespace: ml }
spec:
  entrypoint: main
  arguments: { parameters: [{ name: model }, { name: rounds, value: '3' }, { name: rate, default: '1' }] }
  templates:
  - { name: main, container: { image: x, args: ['{{workflow.parameters.model}} {{workflow.parameters.extra}}'${more}] } }
`;
const binding = (parameters: string, selector = "payload.action == 'opened'", name = 'train') => `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowEventBinding
metadata: { name: pushes, namespace: ml }
spec:
  event: { selector: ${JSON.stringify(selector)} }
  submit: { workflowTemplateRef: { name: ${name} }, arguments: { parameters: [${parameters}] } }
`;
const from = (name: string, event: string) => `{ name: ${name}, valueFrom: { event: ${JSON.stringify(event)} } }`;
const model = from('model', 'payload.model');
const told = (...documents: readonly string[]) => lint(documents.join('\n---\n'));

test.each([
  [model],
  [`${model}, ${from('rounds', 'string(len(payload.commits))')}`],
  [`${model}, ${from('extra', '"fixed"')}`],
  [from('model', 'payload.commits[0].message ?? discriminator')],
])('the arguments %s are right', (parameters) => expect(told(template(), binding(parameters))).toEqual([]));

test.each([
  ['', "binding-argument spec.submit.arguments: WorkflowTemplate 'train' needs the parameter 'model', which is not passed."],
  [`${model}, ${from('ronds', '"3"')}`, "binding-argument spec.submit.arguments.parameters[1]: WorkflowTemplate 'train' takes no parameter 'ronds'."],
  ["{ name: model, value: 'a' }", "binding-argument spec.submit.arguments.parameters[0]: The argument 'model' does not say where in the event its value is."],
  [from('model', 'payload.model =='), "invalid-event-expression spec.submit.arguments.parameters[0].valueFrom.event: 'payload.model ==' is no expression: it ends where a value is expected, at character 17."],
  [from('model', 'paylod.model'), "invalid-event-expression spec.submit.arguments.parameters[0].valueFrom.event: 'paylod' in 'paylod.model' stands for nothing."],
])('the arguments %s are told', (parameters, expected) => expect(told(template(), binding(parameters))).toEqual([expected]));

test.each(['payload.action ==', '', "payload.action == 'opened", 'event.action == 1'])('the selector %s is told', (selector) => {
  expect(told(template(), binding(model, selector)).map((text) => text.split(':')[0])).toEqual(['invalid-event-expression spec.event.selector']);
});

test.each(['metadata["x-github-event"] == ["push"] && discriminator == "github"', 'namespace == "ml"\n// only there\n&& any(payload.commits, { # != "" })', 'let a = payload; a.b'])('the selector %s is right', (selector) =>
  expect(told(template(), binding(model, selector))).toEqual([]));

test('arguments are not compared with a template that reads them all, or that is not there', () => {
  expect(told(template(", '{{workflow.parameters.json}}'"), binding(`${model}, ${from('other', '1')}`))).toEqual([]);
  expect(told(binding(from('other', '1')))).toEqual([]);
  expect(told(template().replace('namespace: ml', 'namespace: other'), binding(from('other', '1')))).toEqual([]);
});

test('an input of the entrypoint is an argument too', () => {
  const entry = template().replace('name: main, container', 'name: main, inputs: { parameters: [{ name: file }, { name: mode, default: fast }] }, container');
  expect(told(entry, binding(`${model}, ${from('file', 'payload.file')}, ${from('mode', '"slow"')}`))).toEqual([]);
  expect(told(entry, binding(model))).toEqual(["binding-argument spec.submit.arguments: WorkflowTemplate 'train' needs the parameter 'file', which is not passed."]);
});

describe('the metadata of the workflows', () => {
  const withMetadata = (metadata: string) => told(template(), binding(model).replace('submit: {', `submit: { metadata: ${metadata},`));
  test.each([`{ generateName: "'ci-'", labels: { a/b: sprig.lower(payload.ref) }, annotations: { c: 'metadata["x-a"][0]' } }`, '{}'])('%s is right', (metadata) => expect(withMetadata(metadata)).toEqual([]));
  test.each([
    ['{ generateName: ci- }', "invalid-event-expression spec.submit.metadata.generateName: 'ci-' is no expression: it ends where a value is expected, at character 4."],
    ['{ labels: { a/b: push } }', "invalid-event-expression spec.submit.metadata.labels[a/b]: 'push' in 'push' stands for nothing."],
  ])('%s is told', (metadata, expected) => expect(withMetadata(metadata)).toEqual([expected]));
});
