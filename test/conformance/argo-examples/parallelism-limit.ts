import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const sleep = container('sleep', { image: 'busybox', command: ['sh', '-c', 'sleep 10'] });
  const words = ['this', 'workflow', 'should', 'take', 'at', 'least', 60, 'seconds', 'to', 'complete'];
  const example = steps('parallelism-limit', {
    steps: (step) => {
      step.each('sleep', sleep, words, () => ({}));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'parallelism-limit', entrypoint: example, parallelism: 2, ...upstreamDefaults });
};
