import { Duration, type Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, suspend, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const approve = suspend('approve');
  const delay = suspend('delay', { duration: Duration.seconds(20) });
  const helloWorld = container('hello-world', { image: 'busybox', command: ['echo'], args: ['hello world'] });
  const main = steps('suspend', {
    steps: (step) => {
      step('build', helloWorld);
      step('approve', approve);
      step('delay', delay);
      step('release', helloWorld);
    },
  });
  new Workflow(chart, 'Workflow', { name: 'suspend-template', entrypoint: main, ...upstreamDefaults });
};
