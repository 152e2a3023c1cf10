import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, result, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const random = script('gen-random-int', {
    image: 'python:alpine3.23',
    command: ['python'],
    source: 'import random\ni = random.randint(1, 100)\nprint(i)\n',
    result: result<number>(),
  });
  const printMessage = container('print-message', {
    inputs: { message: input.integer() },
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ({ message }) => [`echo result was: ${message}`],
  });
  const example = steps('python-script-example', {
    steps: (step) => {
      const generate = step('generate', random);
      step('print', printMessage, { message: generate.result });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'scripts-python', entrypoint: example, ...upstreamDefaults });
};
