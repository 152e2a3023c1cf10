import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, eq, input, jsonPath, steps, Workflow, workflow } from 'cdk8s-mlops/argo-workflows';

/** The same condition said in several ways. */
export default (chart: Chart): void => {
  const argosay = container('argosay', { image: 'argoproj/argosay:v1', command: ['sh', '-c'], args: ['cowsay hello'] });
  const example = steps('conditional-example', {
    inputs: { 'should-print': input.boolean() },
    steps: (step, inputs) => {
      step.parallel(() => {
        step('print-hello-govaluate', argosay, {}, { when: inputs['should-print'] });
        step('print-hello-expr', argosay, {}, { when: eq(inputs['should-print'], true) });
        step('print-hello-expr-json', argosay, {}, { when: eq(jsonPath(workflow.parameters, '$[0].value'), 'true') });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'conditional', entrypoint: example, arguments: { 'should-print': true }, ...upstreamDefaults });
};
