import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const echo = container('echo', { inputs: { message: input.string() }, image: 'busybox', command: ({ message }) => ['echo', message] });
  const nested = dag('nested-diamond', {
    inputs: { message: input.string() },
    tasks: (task, { message }) => {
      const a = task('A', echo, { message: `${message}A` });
      const b = task('B', echo, { message: `${message}B` }, { after: a });
      const c = task('C', echo, { message: `${message}C` }, { after: a });
      task('D', echo, { message: `${message}D` }, { after: [b, c] });
    },
  });
  const diamond = dag('diamond', {
    tasks: (task) => {
      const a = task('A', nested, { message: 'A' });
      const b = task('B', nested, { message: 'B' }, { after: a });
      const c = task('C', nested, { message: 'C' }, { after: a });
      task('D', nested, { message: 'D' }, { after: [b, c] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'dag-nested', entrypoint: diamond, ...upstreamDefaults });
};
