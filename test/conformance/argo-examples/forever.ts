import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const main = container('main', { image: 'busybox', command: ['sh', '-c', 'for I in $(seq 1 1000) ; do echo $I ; sleep 1s; done'] });
  new Workflow(chart, 'Workflow', { name: 'forever', entrypoint: main, ...upstreamDefaults });
};
