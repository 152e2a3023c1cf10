import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, semaphore, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const acquireLock = container('acquire-lock', {
    synchronization: [semaphore({ name: 'my-config' }, 'template')],
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['sleep 10; echo acquired lock'],
  });
  const example = steps('synchronization-tmpl-level-example', {
    steps: (step) => {
      step.each('synchronization-acquire-lock', acquireLock, ['1', '2', '3', '4', '5'], () => ({}));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'synchronization-tmpl-level', entrypoint: example, ...upstreamDefaults });
};
