import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const errorContainer = container('error-container', {
    retryStrategy: { limit: 2, retryPolicy: 'Always' },
    image: 'python:alpine3.23',
    command: ['python', '-c'],
    args: ['import random; import sys; exit_code = random.choice(range(0, 5)); sys.exit(exit_code)'],
  });
  new Workflow(chart, 'Workflow', { name: 'retry-on-error', entrypoint: errorContainer, ...upstreamDefaults });
};
