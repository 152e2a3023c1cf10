import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const parameters = workflowParameters({ 'cpu-limit': input.string({ default: '100m' }), 'mem-limit': input.string({ default: '100Mi' }) });
  const mainLimits = (limits: object) => ({ containers: [{ name: 'main', resources: { limits } }] });
  const helloWorld = container('hello-world', {
    podSpecPatch: mainLimits({ cpu: parameters['cpu-limit'] }),
    image: 'busybox',
    command: ['echo'],
    args: ['hello world'],
  });
  new Workflow(chart, 'Workflow', {
    name: 'pod-spec-patch',
    entrypoint: helloWorld,
    parameters,
    podSpecPatch: mainLimits({ memory: parameters['mem-limit'] }),
    ...upstreamDefaults,
  });
};
