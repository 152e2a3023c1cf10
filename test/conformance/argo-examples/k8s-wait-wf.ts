import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { input, output, resource, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Makes another workflow, and waits for it. */
export default (chart: Chart): void => {
  const createWorkflow = resource('create-wf', {
    outputs: { 'wf-name': output.string({ jsonPath: '{.metadata.name}' }) },
    action: 'create',
    manifest: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'sleep-' },
      spec: { entrypoint: 'sleep', templates: [{ name: 'sleep', container: { image: 'alpine:3.23', command: ['sleep', '20'] } }] },
    },
  });
  const waitForWorkflow = resource('wait-wf', {
    inputs: { 'wf-name': input.string() },
    action: 'get',
    successCondition: 'status.phase == Succeeded',
    failureCondition: 'status.phase in (Failed, Error)',
    manifest: (inputs) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: inputs['wf-name'] } }),
  });
  const main = steps('k8s-wait-wf', {
    steps: (step) => {
      const made = step('create-wf', createWorkflow);
      step('wait-wf', waitForWorkflow, { 'wf-name': made.outputs['wf-name'] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'k8s-wait-wf', entrypoint: main, ...upstreamDefaults });
};
