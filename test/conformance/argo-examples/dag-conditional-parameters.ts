import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { choose, dag, eq, script, Workflow } from 'cdk8s-mlops/argo-workflows';

const python = { image: 'python:alpine3.23', command: ['python'] };

/** The output of the DAG is that of the task which ran. */
export default (chart: Chart): void => {
  const flipCoin = script('flip-coin', { ...python, source: 'import random\nprint("heads" if random.randint(0,1) == 0 else "tails")\n' });
  const heads = script('heads', { ...python, source: 'print("heads")\n' });
  const tails = script('tails', { ...python, source: 'print("tails")\n' });
  const main = dag('main', {
    tasks: (task) => {
      const coin = task('flip-coin', flipCoin);
      const ifHeads = task('heads', heads, {}, { when: eq(coin.result, 'heads') });
      const ifTails = task('tails', tails, {}, { when: eq(coin.result, 'tails') });
      return { stepresult: choose(eq(coin.result, 'heads'), ifHeads.result, ifTails.result) };
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'dag-conditional-parameter',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'An output that depends on a condition.', 'workflows.argoproj.io/version': '>= 3.1.0' },
    ...upstreamDefaults,
  });
};
