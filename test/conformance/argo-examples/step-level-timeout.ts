import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** How long a step may take is an argument of the step. */
export default (chart: Chart): void => {
  const sleep = container('sleep', {
    inputs: { timeout: input.string() },
    timeout: ({ timeout }) => timeout,
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['sleep 30s'],
  });
  const main = steps('sleep-sleep', {
    steps: (step) => {
      step.parallel(() => {
        step('sleep1', sleep, { timeout: '10s' }, { continueOn: { error: true } });
        step('sleep2', sleep, { timeout: '10s' }, { continueOn: { failed: true } });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'steps-tmpl-timeout', entrypoint: main, ...upstreamDefaults });
};
