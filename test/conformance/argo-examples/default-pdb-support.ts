import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const sleep = container('pdbcreate', { image: 'busybox', command: ['sh', '-c'], args: ['sleep 10'] });
  new Workflow(chart, 'Workflow', {
    name: 'default-pdb-support',
    entrypoint: sleep,
    podDisruptionBudget: { minAvailable: 9999 },
    ...upstreamDefaults,
  });
};
