import { fieldAt, fieldsOf, isFields } from '../../../lib/references/fields';
import { rolloutRule } from './kinds';

const fields = ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'];
const defaultHistory = 10;
const defaultDeadline = 600;

export const counts = rolloutRule({
  code: 'argo-rollouts/counts',
  summary: 'Numbers of a Rollout are not negative; pods get more time to progress than to be ready, and enough old revisions are kept.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  checkObject(object, report) {
    if (!isFields(object.spec)) return;
    const { spec } = object;
    for (const field of fields) {
      const value = spec[field];
      if (typeof value === 'number' && value < 0) {
        report({
          path: `spec.${field}`,
          message: `The Rollout has ${field} ${value}.`,
          hint: 'Set 0 or more.',
        });
      }
    }
    const deadline = numberOr(spec.progressDeadlineSeconds, defaultDeadline);
    const ready = numberOr(spec.minReadySeconds, 0);
    if (deadline <= ready) {
      report({
        path: 'spec.progressDeadlineSeconds',
        message: `Pods get ${deadline} s to progress, but need ${ready} s to be ready.`,
        hint: "Set 'progressDeadlineSeconds' to more than 'minReadySeconds'.",
      });
    }
    const kept = fieldsOf(fieldAt(spec, 'strategy', 'blueGreen')).scaleDownDelayRevisionLimit;
    const history = numberOr(spec.revisionHistoryLimit, defaultHistory);
    if (typeof kept !== 'number' || kept <= history) return;
    report({
      path: 'spec.strategy.blueGreen.scaleDownDelayRevisionLimit',
      message: `${kept} old revisions keep running, but only ${history} are kept at all.`,
      hint: "Raise 'revisionHistoryLimit'.",
    });
  },
});

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
