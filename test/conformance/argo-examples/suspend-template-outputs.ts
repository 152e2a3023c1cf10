import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, steps, suspend, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Whoever approves the release gives a message. */
export default (chart: Chart): void => {
  const approve = suspend('approve', { outputs: { message: output.string({ supplied: true }) } });
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  const main = steps('suspend', {
    steps: (step) => {
      const { message } = step('approve', approve).outputs;
      step('release', printMessage, { message });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'suspend-outputs', entrypoint: main, ...upstreamDefaults });
};
