import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { input, resource, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

const ended = { successCondition: 'status.phase == Succeeded', failureCondition: 'status.phase in (Failed, Error)' };

/** A workflow that starts others, and waits until they are over. */
export default (chart: Chart): void => {
  const withoutArgument = resource('resource-without-argument', {
    inputs: { workflowtemplate: input.string() },
    action: 'create',
    manifest: ({ workflowtemplate }) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'workflow-of-workflows-1-' },
      spec: { workflowTemplateRef: { name: workflowtemplate } },
    }),
    ...ended,
  });
  const withArgument = resource('resource-with-argument', {
    inputs: { workflowtemplate: input.string(), message: input.string() },
    action: 'create',
    manifest: ({ workflowtemplate, message }) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'workflow-of-workflows-2-' },
      spec: {
        arguments: { parameters: [{ name: 'message', value: message }] },
        workflowTemplateRef: { name: workflowtemplate },
      },
    }),
    ...ended,
  });
  const main = steps('main', {
    steps: (step) => {
      step('workflow1', withoutArgument, { workflowtemplate: 'workflow-template-submittable' });
      step('workflow2', withArgument, { workflowtemplate: 'workflow-template-submittable', message: 'Welcome Argo' });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-of-workflows', entrypoint: main, ...upstreamDefaults });
};
