import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, mutex, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

const runs = ['1', '2', '3', '4', '5'];

export default (chart: Chart): void => {
  const acquireLock = container('acquire-lock', {
    synchronization: [mutex('welcome')],
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['sleep 20; echo acquired lock'],
  });
  const acquireLock1 = container('acquire-lock-1', {
    synchronization: [mutex('test')],
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['sleep 50; echo acquired lock'],
  });
  const example = steps('synchronization-tmpl-level-mutex-example', {
    steps: (step) => {
      step.parallel(() => {
        step.each('synchronization-acquire-lock', acquireLock, runs, () => ({}));
        step.each('synchronization-acquire-lock1', acquireLock1, runs, () => ({}));
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'synchronization-tmpl-level-mutex', entrypoint: example, ...upstreamDefaults });
};
