import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, gcs, input, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const store = gcs({
    bucket: 'my-bucket-name',
    key: 'path/in/bucket',
    serviceAccountKeySecret: { name: 'my-gcs-credentials', key: 'serviceAccountKey' },
  });
  const example = container('input-artifact-gcs-example', {
    inputs: { 'my-art': input.artifact({ path: '/my-artifact', ...store }) },
    image: 'debian:latest',
    command: ['sh', '-c'],
    args: ['ls -l /my-artifact'],
  });
  new Workflow(chart, 'Workflow', { name: 'input-artifact-gcs', entrypoint: example, ...upstreamDefaults });
};
