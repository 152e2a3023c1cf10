import type { Chart } from 'cdk8s';
import { allOf, anyOf, container, dag, input, noneOf, sequence, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** Tasks that start by how others ended. */
export default (chart: Chart): void => {
  const work = container('work', { inputs: { part: input.string() }, image: 'registry.example.org/work:1.0.0', args: ({ part }) => [part] });
  const tell = container('tell', { image: 'registry.example.org/tell:1.0.0' });
  const server = container('server', { daemon: true, image: 'registry.example.org/server:1.0.0' });
  const main = dag('main', {
    failFast: false,
    tasks: (task) => {
      const serving = task('server', server);
      const one = task('one', work, { part: 'one' }, { after: serving.daemoned });
      const other = task('other', work, { part: 'other' }, { after: serving.ended });
      const parts = task.each('parts', work, sequence({ start: 1, end: 3, format: 'part-%02d' }), (part) => ({ part }), { after: serving });
      task('some', tell, {}, { after: anyOf(one.succeeded, parts.anySucceeded) });
      task('all', tell, {}, { after: allOf(one, other.skipped) });
      task('none', tell, {}, { after: noneOf(one.failed, other.errored, parts.allFailed) });
      task('left-out', tell, {}, { after: [one.omitted, noneOf(other.failed)] });
    },
  });
  new WorkflowTemplate(chart, 'EndStates', { name: 'end-states', entrypoint: main });
};
