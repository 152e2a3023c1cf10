import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { own, resource, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A step that changes its own pod. */
export default (chart: Chart): void => {
  const main = resource('main', {
    action: 'patch',
    mergeStrategy: 'merge',
    flags: ['pod', String(own.podName)],
    manifest: { metadata: { annotations: { foo: 'bar' } } },
  });
  new Workflow(chart, 'Workflow', {
    name: 'k8s-patch-merge-pod',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'A JSON merge patch.' },
    ...upstreamDefaults,
  });
};
