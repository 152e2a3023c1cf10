import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, hdfs, input, output, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const file = hdfs({
    addresses: [0, 1].map((index) => `my-hdfs-namenode-${index}.my-hdfs-namenode.default.svc.cluster.local:8020`),
    path: '/tmp/argo/foo',
    hdfsUser: 'root',
    force: true,
  });
  const write = container('hello-world-to-file', {
    outputs: { 'hello-art': output.artifact({ path: '/tmp/hello_world.txt', ...file }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo hello world | tee /tmp/hello_world.txt'],
  });
  const print = container('print-message-from-hdfs', {
    inputs: { message: input.artifact({ path: '/tmp/message', ...file }) },
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['cat /tmp/message'],
  });
  const example = steps('artifact-example', {
    steps: (step) => {
      const generated = step('generate-artifact', write);
      step('consume-artifact', print, { message: generated.outputs['hello-art'] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'hdfs-artifact', entrypoint: example, ...upstreamDefaults });
};
