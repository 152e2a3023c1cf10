import { chartIn, validObjects } from '../authoring/support';
import { container, expression, gt, input, multiply, toJson, Workflow, workflow, workflowParameters, steps } from 'cdk8s-mlops/argo-workflows';
import type { WorkflowSpec } from 'cdk8s-mlops/imports/argo-workflows';

const image = 'registry.example.org/work:1.0.0';
const parameters = workflowParameters({ stage: input.string({ default: 'dev' }) });
const entrypoint = container('work', {
  inputs: { name: input.string({ default: expression`lower(${parameters.stage})` }), count: input.integer({ default: 1 }) },
  image,
  args: ({ name, count }) => [name, count],
});

function specOf(make: (chart: ReturnType<typeof chartIn>) => void): WorkflowSpec {
  const chart = chartIn();
  make(chart);
  return validObjects(chart).find(({ kind }) => kind === 'Workflow')!.spec as WorkflowSpec;
}

test('an input with a default that is worked out later is no argument of the workflow', () => {
  const spec = specOf((chart) => new Workflow(chart, 'Work', { name: 'work', entrypoint, parameters }));
  expect(spec.arguments).toEqual({ parameters: [{ name: 'count', value: '1' }, { name: 'stage', value: 'dev' }] });
  expect(spec.templates?.[0]?.inputs?.parameters).toEqual([
    { name: 'name', value: '{{=lower(workflow.parameters.stage)}}' },
    { name: 'count', value: '1' },
  ]);
});

test('an input that is given is one, whatever its default', () => {
  const spec = specOf((chart) => new Workflow(chart, 'Work', { name: 'work', entrypoint, parameters, arguments: { name: 'mine' } }));
  expect(spec.arguments?.parameters?.[0]).toEqual({ name: 'name', value: 'mine' });
});

test('labels of the workflow can be made of its arguments', () => {
  const workflowMetadata = { labels: { team: 'ml', stage: parameters.stage, day: workflow.creationTimestamp('d') }, annotations: { owner: 'ml' } };
  const spec = specOf((chart) => new Workflow(chart, 'Work', { name: 'work', entrypoint, parameters, workflowMetadata }));
  expect(spec.workflowMetadata).toEqual({
    labels: { team: 'ml' },
    labelsFrom: { stage: { expression: 'workflow.parameters.stage' }, day: { expression: 'workflow.creationTimestamp.d' } },
    annotations: { owner: 'ml' },
  });
});

test('what labels are made of is a text, whatever it stands for', () => {
  const sizes = workflowParameters({ size: input.integer({ default: 2 }) });
  const workflowMetadata = { labels: { size: sizes.size, double: multiply(sizes.size, 2), large: gt(sizes.size, 3) } };
  const spec = specOf((chart) => new Workflow(chart, 'Work', { name: 'work', entrypoint, parameters: sizes, workflowMetadata }));
  expect(spec.workflowMetadata?.labelsFrom).toEqual({
    size: { expression: 'workflow.parameters.size' },
    double: { expression: 'string(asInt(workflow.parameters.size) * 2)' },
    large: { expression: 'string(asInt(workflow.parameters.size) > 3)' },
  });
});

test('an argument that holds JSON is put together of values, and typed', () => {
  const facts = input.json<{ stage: string; count: number; tags?: string[] }>();
  const tell = container('tell', { inputs: { facts, text: input.string() }, image, args: (inputs) => [inputs.facts, inputs.text] });
  const main = steps('main', {
    inputs: { count: input.integer({ default: 2 }) },
    steps: (step, { count }) => {
      step('values', tell, { facts: toJson({ stage: parameters.stage, count, tags: ['a', 'b'] }), text: toJson([count]) });
      step('known', tell, { facts: { stage: 'dev', count: 1 }, text: '' });
    },
  });
  const spec = specOf((chart) => new Workflow(chart, 'Work', { name: 'work', entrypoint: main, parameters }));
  const given = spec.templates?.[0]?.steps?.map(([step]) => step?.arguments?.parameters?.map(({ value }) => value));
  expect(given).toEqual([
    ["{{=toJson({'stage': workflow.parameters.stage, 'count': asInt(inputs.parameters.count), 'tags': ['a', 'b'] })}}", '{{=toJson([asInt(inputs.parameters.count)])}}'],
    ['{"stage":"dev","count":1}', ''],
  ]);
});
