import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const echo = container('echo', {
    inputs: { timeout: input.string() },
    timeout: ({ timeout }) => timeout,
    image: 'busybox',
    command: ['sleep', '15s'],
  });
  const diamond = dag('diamond', {
    tasks: (task) => {
      const a = task('A', echo, { timeout: '20s' });
      task('B', echo, { timeout: '10s' }, { after: a });
      task('C', echo, { timeout: '20s' }, { after: a });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'dag-task-level-timeout', entrypoint: diamond, ...upstreamDefaults });
};
