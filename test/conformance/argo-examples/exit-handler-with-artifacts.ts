import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, hook, input, output, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** The hook of a step gets what the step has made. */
export default (chart: Chart): void => {
  const write = script('output', {
    outputs: { result: output.artifact({ path: '/result.txt' }) },
    image: 'python:alpine3.23',
    command: ['python'],
    source: 'with open("result.txt", "w") as f:\n  f.write("Welcome")\n',
  });
  const exit = container('exit', {
    inputs: { message: input.artifact({ path: '/tmp/message' }) },
    image: 'python:alpine3.23',
    command: ['sh', '-c'],
    args: ['cat /tmp/message'],
  });
  const main = steps('main', {
    steps: (step) => {
      step('step-1', write, {}, { hooks: ({ outputs }) => ({ exit: hook(exit, { message: outputs.result }) }) });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'exit-handler-with-artifacts',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'Arguments of an exit handler.', 'workflows.argoproj.io/version': '>= 3.1.0' },
    ...upstreamDefaults,
  });
};
