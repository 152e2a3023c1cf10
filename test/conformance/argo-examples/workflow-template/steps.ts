import { App, Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, input, steps, Workflow, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** Steps that call templates of WorkflowTemplates, which another app makes. */
export default (chart: Chart): void => {
  const elsewhere = new Chart(new App(), 'elsewhere');
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  const messages = new WorkflowTemplate(elsewhere, 'Messages', { name: 'workflow-template-print-message', templates: [printMessage] });
  const print = messages.template(printMessage);
  const innerSteps = steps('inner-steps', {
    inputs: { message: input.string() },
    steps: ({ message }, step) => {
      step('inner-hello', print, { message });
    },
  });
  const inner = new WorkflowTemplate(elsewhere, 'Inner', { name: 'workflow-template-inner-steps', templates: [innerSteps] });

  const hello = steps('hello-hello-hello', {
    steps: (_inputs, step) => {
      step('hello1', print, { message: 'hello1' });
      step.parallel(() => {
        step('hello2a', inner.template(innerSteps), { message: 'hello2a' });
        step('hello2b', print, { message: 'hello2b' });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-steps', entrypoint: hello, ...upstreamDefaults });
};
