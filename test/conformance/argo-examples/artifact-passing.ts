import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const write = container('hello-world-to-file', {
    outputs: { 'hello-art': output.artifact({ path: '/tmp/hello_world.txt' }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['sleep 1; echo hello world | tee /tmp/hello_world.txt'],
  });
  const print = container('print-message-from-file', {
    inputs: { message: input.artifact({ path: '/tmp/message' }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['cat /tmp/message'],
  });
  const example = steps('artifact-example', {
    steps: (step) => {
      const generated = step('generate-artifact', write);
      step('consume-artifact', print, { message: generated.outputs['hello-art'] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'artifact-passing', entrypoint: example, ...upstreamDefaults });
};
