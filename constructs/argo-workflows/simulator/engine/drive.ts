import type { StepOutcome } from '../step-runner';
import type { Asked, Run } from './run';

/**
 * Runs to the end, or until nothing can happen any more. Yields the steps that start at the same moment, and takes their outcomes in the same
 * order: whoever drives it does the work of steps, at once or later.
 */
export function* drive(run: Run): Generator<readonly Asked[], void, readonly StepOutcome[]> {
  do {
    run.scheduler.settle();
    while (run.asked.length > 0) {
      const { asked } = run;
      run.asked = [];
      const outcomes = yield asked;
      asked.forEach(({ answer }, index) => answer(outcomes[index]));
      run.scheduler.settle();
    }
  } while (run.scheduler.advance());
}
