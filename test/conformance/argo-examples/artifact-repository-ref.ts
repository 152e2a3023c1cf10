import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, output, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const main = container('main', {
    outputs: { hello_world: output.artifact({ path: '/tmp/hello_world.txt' }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo hello world | tee /tmp/hello_world.txt'],
  });
  new Workflow(chart, 'Workflow', {
    name: 'artifact-repository-ref',
    entrypoint: main,
    artifactRepositoryRef: { key: 'my-key' },
    ...upstreamDefaults,
  });
};
