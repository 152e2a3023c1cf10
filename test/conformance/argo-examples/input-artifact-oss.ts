import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, oss, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const store = oss({
    endpoint: 'http://oss-cn-hangzhou-zmf.aliyuncs.com',
    bucket: 'test-bucket-name',
    key: 'test/mydirectory/',
    accessKeySecret: { name: 'my-oss-credentials', key: 'accessKey' },
    secretKeySecret: { name: 'my-oss-credentials', key: 'secretKey' },
  });
  const example = container('input-artifact-oss-example', {
    inputs: { 'my-art': input.artifact({ path: '/my-artifact', ...store }) },
    image: 'debian:latest',
    command: ['sh', '-c'],
    args: ['ls -l /my-artifact'],
  });
  new Workflow(chart, 'Workflow', { name: 'input-artifact-oss', entrypoint: example, ...upstreamDefaults });
};
