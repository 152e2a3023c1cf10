import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const helloWorld = container('hello-world', { image: 'busybox', command: ['echo'], args: ['hello world'] });
  const fail = container('intentional-fail', { image: 'busybox', command: ['sh', '-c'], args: ['echo intentional failure; exit 1'] });
  const ignore = steps('workflow-ignore', {
    steps: (step) => {
      step('A', helloWorld);
      step.parallel(() => {
        step('B', helloWorld);
        step('C', fail, {}, { continueOn: { failed: true } });
      });
      step('D', helloWorld);
    },
  });
  new Workflow(chart, 'Workflow', { name: 'continue-on-fail', entrypoint: ignore, parallelism: 1, ...upstreamDefaults });
};
