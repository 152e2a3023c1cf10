import type { Chart } from 'cdk8s';
import { ClusterWorkflowTemplate, container, dag, input, steps } from 'cdk8s-mlops/argo-workflows';

const podDefaults = 'none';

const printMessage = container('print-message', {
  inputs: { message: input.string() },
  image: 'busybox',
  command: ['echo'],
  args: ({ message }) => [message],
});

const randomFail = container('random-fail-template', {
  retryStrategy: { limit: 10 },
  image: 'python:alpine3.23',
  command: ['python', '-c'],
  args: ['import random; import sys; exit_code = random.choice([0, 1, 1]); sys.exit(exit_code)'],
});

/** Templates for all namespaces, which call each other. */
export default (chart: Chart): { readonly submittable: ClusterWorkflowTemplate } => {
  const messages = new ClusterWorkflowTemplate(chart, 'PrintMessage', {
    name: 'cluster-workflow-template-print-message',
    templates: [printMessage],
    podDefaults,
  });
  const print = messages.template(printMessage);
  new ClusterWorkflowTemplate(chart, 'RandomFail', { name: 'cluster-workflow-template-random-fail-template', templates: [randomFail], podDefaults });
};
