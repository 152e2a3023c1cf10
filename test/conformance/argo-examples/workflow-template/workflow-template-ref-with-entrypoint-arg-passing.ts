import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { existingWorkflowTemplate, input, submit, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A workflow that starts a WorkflowTemplate, at one of its templates and with arguments of its own. */
export default (chart: Chart): void => {
  const library = existingWorkflowTemplate('workflow-template-print-message', {
    templates: { 'print-message': { inputs: { message: input.string() } } },
  });
  new Workflow(chart, 'Workflow', {
    name: 'workflow-template-hello-world',
    from: submit(library.startingAt('print-message'), { message: 'hello world' }),
    ...upstreamDefaults,
  });
};
