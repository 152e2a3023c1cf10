import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

/** Only the target and what it waits for is run. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ target: input.string({ default: 'E' }) });
  const echo = container('echo', { inputs: { message: input.string() }, image: 'busybox', command: ({ message }) => ['echo', message] });
  const main = dag('dag-target', {
    target: `${parameters.target}`,
    tasks: (task) => {
      const a = task('A', echo, { message: 'A' });
      const b = task('B', echo, { message: 'B' }, { after: a });
      const c = task('C', echo, { message: 'C' }, { after: a });
      task('D', echo, { message: 'D' }, { after: [b, c] });
      task('E', echo, { message: 'E' }, { after: c });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'dag-target', entrypoint: main, parameters, ...upstreamDefaults });
};
