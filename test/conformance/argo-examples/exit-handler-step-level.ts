import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, hook, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const cleanUp = container('exit', { image: 'busybox', command: ['echo'], args: ['step cleanup'] });
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  const hooks = { exit: hook(cleanUp) };
  const main = steps('main', {
    steps: (step) => {
      step('hello1', printMessage, { message: 'hello1' }, { hooks });
      step.parallel(() => {
        step('hello2a', printMessage, { message: 'hello2a' }, { hooks });
        step('hello2b', printMessage, { message: 'hello2b' }, { hooks });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'exit-handler-step-level', entrypoint: main, ...upstreamDefaults });
};
