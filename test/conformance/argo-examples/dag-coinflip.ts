import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, eq, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Each task flips a coin until it shows heads. */
export default (chart: Chart): void => {
  const flipCoin = script('flip-coin', {
    image: 'python:alpine3.23',
    command: ['python'],
    source: 'import random\nresult = "heads" if random.randint(0,1) == 0 else "tails"\nprint(result)\n',
  });
  const heads = container('heads', { image: 'busybox', command: ['sh', '-c'], args: ['echo "it was heads"'] });
  const coinflip = steps('coinflip', {
    steps: (step, _inputs, self) => {
      const coin = step('flip-coin', flipCoin);
      step.parallel(() => {
        step('heads', heads, {}, { when: eq(coin.result, 'heads') });
        step('tails', self, {}, { when: eq(coin.result, 'tails') });
      });
    },
  });
  const diamond = dag('diamond', {
    tasks: (task) => {
      const a = task('A', coinflip);
      const b = task('B', coinflip, {}, { after: a });
      const c = task('C', coinflip, {}, { after: a });
      task('D', coinflip, {}, { after: [b, c] });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'dag-diamond-coinflip',
    entrypoint: diamond,
    annotations: { 'workflows.argoproj.io/description': 'Coins are flipped in a DAG.' },
    ...upstreamDefaults,
  });
};
