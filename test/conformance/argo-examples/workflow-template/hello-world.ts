import { App, Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, input, steps, Workflow, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  // Made by another app.
  const library = new WorkflowTemplate(new Chart(new App(), 'elsewhere'), 'Library', { name: 'workflow-template-print-message', templates: [printMessage] });

  const hello = steps('hello-world-from-templateRef', {
    steps: (_inputs, step) => {
      step('call-print-message', library.template(printMessage), { message: 'hello world' });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-hello-world', entrypoint: hello, ...upstreamDefaults });
};
