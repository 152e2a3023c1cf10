import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { and, gt, input, lastRetry, lt, matches, ne, or, result, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** The step runs again only after mistakes that may not happen the next time. */
export default (chart: Chart): void => {
  const safeToRetry = script('safe-to-retry', {
    image: 'python:alpine3.23',
    command: ['python'],
    source: 'print("true")\n',
    result: result<boolean>(),
  });
  const retryScript = script('retry-script', {
    inputs: { 'safe-to-retry': input.boolean() },
    retryStrategy: (inputs) => ({
      limit: 10,
      expression: and(
        gt(lastRetry.exitCode, 1),
        ne(lastRetry.status, 'Error'),
        lt(lastRetry.duration, 120),
        or(inputs['safe-to-retry'], matches(lastRetry.message, /imminent node shutdown|pod deleted/)),
      ),
    }),
    image: 'python:alpine3.23',
    command: ['python'],
    source: `
      import random
      import sys

      faults = {1: 'mine', 2: 'not mine'}
      sys.exit(random.choice(list(faults)))
    `,
  });
  const main = steps('main', {
    steps: (step) => {
      const safe = step('safe-to-retry', safeToRetry);
      step('retry', retryScript, { 'safe-to-retry': safe.result });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'retry-script', entrypoint: main, ...upstreamDefaults });
};
