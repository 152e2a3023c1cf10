import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, counter, eq, gauge, histogram, output, own, steps, Workflow, workflow, type Expression } from 'cdk8s-mlops/argo-workflows';

const duration = (name: string, value: Expression<number>) =>
  gauge({ name: 'duration_gauge', help: 'How long it has run, in seconds', labels: { name }, value, realtime: true });

/** Metrics of a workflow and of its steps. */
export default (chart: Chart): void => {
  const randomInt = container('random-int', {
    outputs: { 'rand-int-value': output.integer({ path: '/tmp/rand_int.txt', globalName: 'rand-int-value' }) },
    metrics: (_inputs, outputs) => [
      histogram({
        name: 'random_int_step_histogram',
        help: 'The numbers that were drawn',
        when: eq(own.status, 'Succeeded'),
        buckets: [2.01, 4.01, 6.01, 8.01, 10.01],
        value: outputs['rand-int-value'],
      }),
      duration('random-int', own.duration),
    ],
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['RAND_INT=$((1 + RANDOM % 10)); echo $RAND_INT; echo $RAND_INT > /tmp/rand_int.txt'],
  });
  const flakey = container('flakey', {
    metrics: [
      counter({ name: 'result_counter', help: 'How often it ran, by how it ended', labels: { name: 'flakey', status: own.status } }),
    ],
    image: 'python:alpine3.23',
    command: ['python', '-c'],
    args: ['import random; import sys; exit_code = random.choice([0, 1, 1]); sys.exit(exit_code)'],
  });
  const main = steps('steps', {
    metrics: [duration('steps', own.duration)],
    steps: (step) => {
      step('random-int', randomInt);
      step('flakey', flakey);
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'hello-world',
    metrics: [duration('workflow', workflow.duration)],
    entrypoint: main,
    ...upstreamDefaults,
  });
};
