import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, s3, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const store = s3({
    endpoint: 's3.amazonaws.com',
    bucket: 'my-bucket-name',
    key: 'path/in/bucket',
    region: 'us-west-2',
    accessKeySecret: { name: 'my-s3-credentials', key: 'accessKey' },
    secretKeySecret: { name: 'my-s3-credentials', key: 'secretKey' },
  });
  const example = container('input-artifact-s3-example', {
    inputs: { 'my-art': input.artifact({ path: '/my-artifact', ...store }) },
    image: 'debian:latest',
    command: ['sh', '-c'],
    args: ['ls -l /my-artifact'],
  });
  new Workflow(chart, 'Workflow', { name: 'input-artifact-s3', entrypoint: example, ...upstreamDefaults });
};
