import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

interface Run {
  readonly exit_code: number;
  readonly message: string;
}

/** A loop whose runs follow one another, and which ends with the first that fails. */
export default (chart: Chart): void => {
  const unit = container('unit-step-template', {
    inputs: { exit_code: input.integer(), message: input.string() },
    image: 'alpine:3.23',
    command: ['/bin/sh', '-c'],
    args: ({ exit_code: code, message }) => [`echo ${message}; exit ${code}`],
  });
  const example = steps('loop-arbitrary-sequential-steps-example', {
    inputs: { step_params: input.json<Run[]>() },
    parallelism: 1,
    failFast: true,
    steps: (step, { step_params: runs }) => {
      step.each('unit-step', unit, runs, ({ exit_code, message }) => ({ exit_code, message }));
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'loop-arbitrary-sequential-steps',
    entrypoint: example,
    arguments: {
      step_params: [
        { exit_code: 0, message: 'succeeds 1' },
        { exit_code: 0, message: 'succeeds 2' },
        { exit_code: 0, message: 'succeeds 3' },
        { exit_code: 1, message: 'will fail and stop here' },
        { exit_code: 0, message: 'will not run' },
        { exit_code: 0, message: 'will not run' },
      ],
    },
    ...upstreamDefaults,
  });
};
