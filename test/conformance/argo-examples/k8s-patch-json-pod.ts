import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { own, resource, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A step that changes its own pod. */
export default (chart: Chart): void => {
  const main = resource('main', {
    action: 'patch',
    mergeStrategy: 'json',
    flags: ['pod', String(own.podName)],
    manifest: [{ op: 'add', path: '/metadata/annotations/foo', value: 'bar' }],
  });
  new Workflow(chart, 'Workflow', {
    name: 'k8s-patch-json-pod',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'A JSON patch.' },
    ...upstreamDefaults,
  });
};
