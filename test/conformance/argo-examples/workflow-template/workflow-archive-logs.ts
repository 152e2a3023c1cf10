import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const helloWorld = container('hello-world', { image: 'busybox', command: ['echo'], args: ['hello world'] });
  new Workflow(chart, 'Workflow', { name: 'archive-location', entrypoint: helloWorld, archiveLogs: true, ...upstreamDefaults });
};
