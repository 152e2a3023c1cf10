import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, input, steps, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const parameters = workflowParameters({ files: input.json<string[]>({ default: [] }) });
  const argosay = container('argosay', {
    inputs: { files: input.json<string[]>() },
    image: 'argoproj/argosay:v2',
    args: ({ files }) => ['echo', `Files affected by commit: ${files}`],
  });
  const main = steps('main', {
    steps: (step) => {
      step('a', argosay, { files: parameters.files });
    },
  });
  new WorkflowTemplate(chart, 'WorkflowTemplate', { name: 'github-path-filter', entrypoint: main, parameters, ...upstreamDefaults });
};
