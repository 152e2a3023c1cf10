import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Artifacts are stored as they are, or in an archive that is not compressed. */
export default (chart: Chart): void => {
  const write = container('hello-world-to-file', {
    outputs: {
      etc: output.artifact({ path: '/etc', archive: { none: {} } }),
      'hello-txt': output.artifact({ path: '/tmp/hello_world.txt', archive: { none: {} } }),
      'hello-txt-nc': output.artifact({ path: '/tmp/hello_world_nc.txt', archive: { tar: { compressionLevel: 0 } } }),
    },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo hello world | tee /tmp/hello_world.txt | tee /tmp/hello_world_nc.txt ; sleep 1'],
  });
  const print = container('print-message-from-files', {
    inputs: {
      etc: input.artifact({ path: '/tmp/etc' }),
      'hello-txt': input.artifact({ path: '/tmp/hello.txt' }),
      'hello-txt-nc': input.artifact({ path: '/tmp/hello_nc.txt' }),
    },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['cat /tmp/hello.txt && cat /tmp/hello_nc.txt && cd /tmp/etc && find .'],
  });
  const example = steps('artifact-disable-archive', {
    steps: (step) => {
      const generated = step('generate-artifact', write);
      step('consume-artifact', print, generated.outputs);
    },
  });
  new Workflow(chart, 'Workflow', { name: 'artifact-disable-archive', entrypoint: example, ...upstreamDefaults });
};
