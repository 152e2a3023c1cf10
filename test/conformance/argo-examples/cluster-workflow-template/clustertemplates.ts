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
export default (chart: Chart): void => {
  const messages = new ClusterWorkflowTemplate(chart, 'PrintMessage', {
    name: 'cluster-workflow-template-print-message',
    templates: [printMessage],
    podDefaults,
  });
  const print = messages.template(printMessage);
  const innerSteps = steps('inner-steps', {
    steps: (step) => {
      step('inner-hello1', print, { message: 'inner-hello1' });
      step.parallel(() => {
        step('inner-hello2a', print, { message: 'inner-hello2a' });
        step('inner-hello2b', print, { message: 'inner-hello2b' });
      });
    },
  });
  const innerDiamond = dag('inner-diamond', {
    tasks: (task) => {
      const a = task('inner-A', print, { message: 'inner-A' });
      const b = task('inner-B', printMessage, { message: 'inner-B' }, { after: a });
      const c = task('inner-C', printMessage, { message: 'inner-C' }, { after: a });
      task('inner-D', print, { message: 'inner-D' }, { after: [b, c] });
    },
  });
  new ClusterWorkflowTemplate(chart, 'RandomFail', { name: 'cluster-workflow-template-random-fail-template', templates: [randomFail], podDefaults });
  new ClusterWorkflowTemplate(chart, 'InnerSteps', {
    name: 'cluster-workflow-template-inner-steps',
    templates: [printMessage, innerSteps],
    podDefaults,
  });
  new ClusterWorkflowTemplate(chart, 'InnerDag', {
    name: 'cluster-workflow-template-inner-dag',
    templates: [innerDiamond],
    podDefaults,
  });
  new ClusterWorkflowTemplate(chart, 'Submittable', {
    name: 'cluster-workflow-template-submittable',
    entrypoint: printMessage,
    arguments: { message: 'hello world' },
    podDefaults,
  });
};
