import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Each task of the DAG runs steps. */
export default (chart: Chart): void => {
  const echo = container('echo', { inputs: { message: input.string() }, image: 'busybox', command: ({ message }) => ['echo', message] });
  const thrice = steps('echo-thrice', {
    inputs: { message: input.string() },
    steps: (step, { message }) => {
      step.each('echo', echo, [1, 2, 3], (count) => ({ message: `${message}${count}` }));
    },
  });
  const diamond = dag('diamond', {
    tasks: (task) => {
      const a = task('A', thrice, { message: 'A' });
      const b = task('B', thrice, { message: 'B' }, { after: a });
      const c = task('C', thrice, { message: 'C' }, { after: a });
      task('D', thrice, { message: 'D' }, { after: [b, c] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'dag-diamond-steps', entrypoint: diamond, ...upstreamDefaults });
};
