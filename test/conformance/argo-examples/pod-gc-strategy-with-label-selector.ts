import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const exit = (name: string, code: number, isDeleted: boolean) =>
    container(name, {
      metadata: { labels: { 'should-be-deleted': String(isDeleted) } },
      image: 'alpine:3.23',
      command: ['sh', '-c'],
      args: [`exit ${code}`],
    });
  const main = steps('pod-gc-strategy-with-label-selector', {
    steps: (step) => {
      step.parallel(() => {
        step('fail', exit('fail', 1, true));
        step('succeed-deleted', exit('succeed-deleted', 0, true));
        step('succeed-not-deleted', exit('succeed-not-deleted', 0, false));
      });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'pod-gc-strategy-with-label-selector',
    entrypoint: main,
    podGC: { strategy: 'OnPodSuccess', deleteDelayDuration: '30s', labelSelector: { matchLabels: { 'should-be-deleted': 'true' } } },
    ...upstreamDefaults,
  });
};
