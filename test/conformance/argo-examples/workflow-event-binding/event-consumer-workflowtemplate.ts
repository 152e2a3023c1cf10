import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, input, steps, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const { appellation } = workflowParameters({ appellation: input.string() });
  const parameters = workflowParameters({ salutation: input.string({ default: 'hello' }) });
  const argosay = container('argosay', {
    inputs: { salutation: input.string(), appellation: input.string() },
    image: 'argoproj/argosay:v2',
    args: (inputs) => ['echo', `${inputs.salutation} ${inputs.appellation}`],
  });
  const main = steps('main', {
    steps: (step) => {
      step('a', argosay, { salutation: parameters.salutation, appellation });
    },
  });
  new WorkflowTemplate(chart, 'WorkflowTemplate', { name: 'event-consumer', entrypoint: main, parameters, ...upstreamDefaults });
};
