import { Duration, type Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, output, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const write = container('world-to-file', {
    memoize: { key: 'cache-key', maxAge: Duration.seconds(10), cache: { name: 'cache-config' } },
    outputs: { hello: output.string({ path: '/tmp/hello_world.txt' }) },
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo world > /tmp/hello_world.txt'],
  });
  new Workflow(chart, 'Workflow', { name: 'memoized', entrypoint: write, ...upstreamDefaults });
};
