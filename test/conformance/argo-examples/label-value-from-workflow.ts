import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const parameters = workflowParameters({ foo: input.string({ default: 'bar' }) });
  const main = container('main', { image: 'argoproj/argosay:v2' });
  new Workflow(chart, 'Workflow', {
    name: 'label-value-from',
    entrypoint: main,
    parameters,
    workflowMetadata: { labels: { foo: parameters.foo } },
    annotations: { 'workflows.argoproj.io/description': 'A label with the value of an argument.', 'workflows.argoproj.io/version': '>= v3.3.0' },
    ...upstreamDefaults,
  });
};
