import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { existingWorkflowTemplate, input, submit, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const submittable = existingWorkflowTemplate('cluster-workflow-template-submittable', {
    clusterScope: true,
    parameters: { message: input.string({ default: 'hello world' }) },
  });
  new Workflow(chart, 'Workflow', { name: 'cluster-workflow-template-hello-world', from: submit(submittable), ...upstreamDefaults });
};
