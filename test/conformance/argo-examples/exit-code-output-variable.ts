import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const failing = container('failing-container', { image: 'alpine:3.23', command: ['sh', '-c'], args: ['exit 123'] });
  const echo = container('echo-container', {
    inputs: { exitCode: input.integer() },
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ({ exitCode }) => [`echo "Exit code was: ${exitCode}"`],
  });
  const example = steps('exit-code-output-variable', {
    steps: (step) => {
      const failed = step('failing-container', failing, {}, { continueOn: { failed: true } });
      step('echo-container', echo, { exitCode: failed.exitCode });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'exit-code-output-variable', entrypoint: example, ...upstreamDefaults });
};
