import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const parameters = workflowParameters({ 'cpu-limit': input.string({ default: '100m' }) });
  const helloWorld = container('hello-world', {
    podSpecPatch: { containers: [{ name: 'main', resources: { limits: { cpu: parameters['cpu-limit'] } } }] },
    image: 'busybox',
    command: ['echo'],
    args: ['hello world'],
  });
  new Workflow(chart, 'Workflow', { name: 'pod-spec-patch', entrypoint: helloWorld, parameters, ...upstreamDefaults });
};
