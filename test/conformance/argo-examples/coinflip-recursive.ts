import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, eq, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Flips a coin until it shows heads. */
export default (chart: Chart): void => {
  const flipCoin = script('flip-coin', {
    image: 'python:alpine3.23',
    command: ['python'],
    source: `
      import random
      result = "heads" if random.randint(0,1) == 0 else "tails"
      print(result)
    `,
  });
  const heads = container('heads', { image: 'busybox', command: ['sh', '-c'], args: ['echo "it was heads"'] });
  const coinflip = steps('coinflip', {
    steps: (step, _inputs, self) => {
      const flip = step('flip-coin', flipCoin);
      step.parallel(() => {
        step('heads', heads, {}, { when: eq(flip.result, 'heads') });
        step('tails', self, {}, { when: eq(flip.result, 'tails') });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'coinflip-recursive', entrypoint: coinflip, ...upstreamDefaults });
};
