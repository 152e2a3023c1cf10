import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  const example = steps('loop-example', {
    steps: (step) => {
      step.each('print-message-loop', printMessage, ['hello world', 'goodbye world'], (message) => ({ message }));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'loops', entrypoint: example, ...upstreamDefaults });
};
