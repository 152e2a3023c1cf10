import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { containerSet, dag, input, script, Workflow } from 'cdk8s-mlops/argo-workflows';

/** What the container `main` of a set writes is the result of the template. */
export default (chart: Chart): void => {
  const group = containerSet('group', {
    containers: [{ name: 'main', image: 'python:alpine3.23', command: ['python', '-c'], args: ['print("hi")\n'] }],
  });
  const verify = script('verify', {
    inputs: { x: input.string() },
    image: 'python:alpine3.23',
    command: ['python'],
    source: ({ x }) => `assert "${x}" == "hi"\n`,
  });
  const main = dag('main', {
    tasks: (task) => {
      const a = task('a', group);
      task('b', verify, { x: a.result });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'outputs-result',
    annotations: {
      'workflows.argoproj.io/description': 'One task checks what another wrote to stdout.',
      'workflows.argoproj.io/version': '>= 3.1.0',
    },
    entrypoint: main,
    ...upstreamDefaults,
  });
};
