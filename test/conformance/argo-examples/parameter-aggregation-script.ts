import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { eq, input, result, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

interface Parity {
  readonly num: number;
  readonly evenness: 'even' | 'odd';
}

/** The results of all runs of a loop are the items of the next one. */
export default (chart: Chart): void => {
  const oddOrEven = script('odd-or-even', {
    inputs: { num: input.integer() },
    image: 'python:alpine3.23',
    command: ['python'],
    source: ({ num }) => `
      import json

      number = ${num}
      names = ['even', 'odd']
      print(json.dumps({'num': number, 'evenness': names[number % 2]}))
    `,
    result: result<Parity>(),
  });
  const divideBy2 = script('divide-by-2', {
    inputs: { num: input.integer() },
    image: 'alpine:3.23',
    command: ['sh', '-x'],
    source: ({ num }) => `echo $((${num}/2))\n`,
  });
  const aggregation = steps('parameter-aggregation', {
    steps: (step) => {
      const parities = step.each('odd-or-even', oddOrEven, [1, 2, 3, 4], (num) => ({ num }));
      step.each('divide-by-2', divideBy2, parities.result, ({ num }) => ({ num }), ({ evenness }) => ({ when: eq(evenness, 'even') }));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'parameter-aggregation-script', entrypoint: aggregation, ...upstreamDefaults });
};
