import { Chart } from 'cdk8s';
import { MlopsApp } from 'cdk8s-mlops';
import { choose, container, declaredTemplate, eq, input, steps, subtract, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

test('templates call each other, and use the outputs of each other', () => {
  const count = declaredTemplate('count', { inputs: { n: input.integer() }, outputs: { sum: 'integer', file: 'artifact' } });
  const print = container('print', { inputs: { sum: input.integer(), file: input.artifact({ path: '/in' }) }, image: 'busybox' });
  const again = steps('again', {
    inputs: count.inputs,
    steps: (step, { n }) => {
      const { sum, file } = step('count', count, { n: subtract(n, 1) }).outputs;
      step('print', print, { sum, file });
      return { sum: choose<number>(eq(sum, 0), 1, sum) };
    },
  });
  expect(again.toSpec()).toMatchObject({
    steps: [
      [{ name: 'count', template: 'count', arguments: { parameters: [{ name: 'n', value: '{{=asInt(inputs.parameters.n) - 1}}' }] } }],
      [
        {
          arguments: {
            parameters: [{ name: 'sum', value: '{{steps.count.outputs.parameters.sum}}' }],
            artifacts: [{ name: 'file', from: '{{steps.count.outputs.artifacts.file}}' }],
          },
        },
      ],
    ],
    outputs: {
      parameters: [
        {
          name: 'sum',
          valueFrom: { expression: '(asInt(steps.count.outputs.parameters.sum) == 0) ? 1 : asInt(steps.count.outputs.parameters.sum)' },
        },
      ],
    },
  });
});

test('a declared template that is never written is reported', () => {
  const never = declaredTemplate('never', { inputs: { n: input.integer() } });
  const main = steps('main', {
    steps: (step) => {
      step('never', never, { n: 1 });
    },
  });
  const app = new MlopsApp();
  new WorkflowTemplate(new Chart(app, 'chart'), 'Main', { name: 'main', entrypoint: main });
  expect(app.check().problems.map(({ code, path }) => [code, path])).toEqual([['argo-workflows/unknown-template', 'spec.templates[0].steps[0][0].template']]);
});
