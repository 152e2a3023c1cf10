import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { chooseArtifact, dag, eq, output, script, Workflow } from 'cdk8s-mlops/argo-workflows';

const python = { image: 'python:alpine3.23', command: ['python'] };

/** The output of the DAG is the file of the task which ran. */
export default (chart: Chart): void => {
  const flipCoin = script('flip-coin', { ...python, source: 'import random\nprint("heads" if random.randint(0,1) == 0 else "tails")\n' });
  const write = (side: string) =>
    script(side, {
      outputs: { result: output.artifact({ path: '/result.txt' }) },
      ...python,
      source: `with open("result.txt", "w") as f:\n  f.write("it was ${side}")\n`,
    });
  const main = dag('main', {
    tasks: (task) => {
      const coin = task('flip-coin', flipCoin);
      const heads = task('heads', write('heads'), {}, { when: eq(coin.result, 'heads') });
      const tails = task('tails', write('tails'), {}, { when: eq(coin.result, 'tails') });
      return { result: chooseArtifact(eq(coin.result, 'heads'), heads.outputs.result, tails.outputs.result) };
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'dag-conditional-artifacts',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'An output that depends on a condition.', 'workflows.argoproj.io/version': '>= 3.1.0' },
    ...upstreamDefaults,
  });
};
