import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Inputs of the entrypoint are arguments of the workflow. */
export default (chart: Chart): void => {
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  new Workflow(chart, 'Workflow', {
    name: 'arguments-parameters',
    entrypoint: printMessage,
    arguments: { message: 'hello world' },
    ...upstreamDefaults,
  });
};
