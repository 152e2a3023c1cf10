import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { input, lt, result, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A template that calls itself until the counter has come to the limit. */
export default (chart: Chart): void => {
  const increment = script('counter-iteration', {
    inputs: { counter: input.integer() },
    image: 'python:alpine3.23',
    command: ['python'],
    source: ({ counter }) => `print(${counter} + 1)\n`,
    result: result<number>(),
  });
  const loop = steps('loop', {
    inputs: { counter: input.integer(), limit: input.integer() },
    steps: (step, { counter, limit }, self) => {
      const next = step('iterate-counter', increment, { counter });
      step('continue', self, { counter: next.result, limit }, { when: lt(next.result, limit) });
    },
  });
  const plan = steps('plan', {
    steps: (step) => {
      step('recurse', loop, { counter: 0, limit: 10 });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'recursive-loop', entrypoint: plan, ...upstreamDefaults });
};
