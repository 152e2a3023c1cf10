import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { input, resource, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const createConfigMap = resource('create-configmap', {
    action: 'create',
    manifest: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'resource-delete-with-flags', labels: { cleanup: 'true' } },
      data: { key: 'value' },
    },
  });
  const deleteResource = resource('delete-resource', {
    inputs: { selector: input.string() },
    action: 'delete',
    flags: ({ selector }) => ['configmap', '--selector', `${selector}`],
  });
  const main = steps('main', {
    steps: (step) => {
      step('submit-resource', createConfigMap);
      step('delete-resource', deleteResource, { selector: 'cleanup=true' });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'resource-delete-with-flags', entrypoint: main, ...upstreamDefaults });
};
