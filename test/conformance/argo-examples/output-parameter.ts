import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const write = container('hello-world-to-file', {
    outputs: { 'hello-param': output.string({ path: '/tmp/hello_world.txt', default: 'Foobar' }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['sleep 1; echo -n hello world > /tmp/hello_world.txt'],
  });
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  const example = steps('output-parameter', {
    steps: (step) => {
      const generated = step('generate-parameter', write);
      step('consume-parameter', printMessage, { message: generated.outputs['hello-param'] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'output-parameter', entrypoint: example, ...upstreamDefaults });
};
