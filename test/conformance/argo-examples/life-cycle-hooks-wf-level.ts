import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, eq, hook, http, steps, workflow, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const heads = container('heads', { image: 'alpine:3.23', command: ['sh', '-c'], args: ['echo "it was heads"'] });
  const request = http('http', {
    url:
      'https://raw.githubusercontent.com/argoproj/argo-workflows/4e450e250168e6b4d51a126b784e90b11a0162bc' +
      '/pkg/apis/workflow/v1alpha1/generated.swagger.json',
  });
  const main = steps('main', {
    steps: (step) => {
      step('step1', heads);
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'lifecycle-hook',
    entrypoint: main,
    hooks: { exit: hook(request), running: hook(request, {}, { when: eq(workflow.status, 'Running') }) },
    ...upstreamDefaults,
  });
};
