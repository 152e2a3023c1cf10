import { App, Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { container, input, submit, Workflow, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** A workflow that starts a WorkflowTemplate, at one of its templates and with arguments of its own. */
export default (chart: Chart): void => {
  const printMessage = container('print-message', {
    inputs: { message: input.string() },
    image: 'busybox',
    command: ['echo'],
    args: ({ message }) => [message],
  });
  // Made by another app.
  const library = new WorkflowTemplate(new Chart(new App(), 'elsewhere'), 'Library', { name: 'workflow-template-print-message', templates: [printMessage] });

  new Workflow(chart, 'Workflow', {
    name: 'workflow-template-hello-world',
    from: submit(library.startingAt(printMessage), { message: 'hello world' }),
    ...upstreamDefaults,
  });
};
