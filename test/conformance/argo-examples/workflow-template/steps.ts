import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { existingWorkflowTemplate, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Steps that call templates of WorkflowTemplates, which another app makes. */
export default (chart: Chart): void => {
  const inputs = { message: input.string() };
  const { templates: messages } = existingWorkflowTemplate('workflow-template-print-message', { templates: { 'print-message': { inputs } } });
  const { templates: nested } = existingWorkflowTemplate('workflow-template-inner-steps', { templates: { 'inner-steps': { inputs } } });

  const hello = steps('hello-hello-hello', {
    steps: (step) => {
      step('hello1', messages['print-message'], { message: 'hello1' });
      step.parallel(() => {
        step('hello2a', nested['inner-steps'], { message: 'hello2a' });
        step('hello2b', messages['print-message'], { message: 'hello2b' });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-steps', entrypoint: hello, ...upstreamDefaults });
};
