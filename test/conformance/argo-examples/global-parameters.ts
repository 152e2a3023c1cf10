import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const parameters = workflowParameters({ message: input.string({ default: 'hello world' }) });
  const printMessage = container('print-message', { image: 'busybox', command: ['echo'], args: [parameters.message] });
  new Workflow(chart, 'Workflow', { name: 'global-parameters', entrypoint: printMessage, parameters, ...upstreamDefaults });
};
