import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { existingWorkflowTemplate, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const library = existingWorkflowTemplate('workflow-template-print-message', {
    templates: { 'print-message': { inputs: { message: input.string() } } },
  });
  const hello = steps('hello-world-from-templateRef', {
    steps: (step) => {
      step('call-print-message', library.templates['print-message'], { message: 'hello world' });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-hello-world', entrypoint: hello, ...upstreamDefaults });
};
