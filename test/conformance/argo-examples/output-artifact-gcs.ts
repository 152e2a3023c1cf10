import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, gcs, output, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const store = gcs({
    bucket: 'my-bucket',
    key: 'path/in/bucket/hello_world.txt.tgz',
    serviceAccountKeySecret: { name: 'my-gcs-credentials', key: 'serviceAccountKey' },
  });
  const write = container('hello-world-to-file', {
    outputs: { message: output.artifact({ path: '/tmp', ...store }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo hello world | tee /tmp/hello_world.txt'],
  });
  new Workflow(chart, 'Workflow', { name: 'output-artifact-gcs', entrypoint: write, ...upstreamDefaults });
};
