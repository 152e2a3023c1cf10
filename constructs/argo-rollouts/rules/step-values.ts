import { fieldAt, fieldsOf } from '../../../lib/references/fields';
import { isGoDuration } from '../../../lib/schema/formats/time';
import { canaryOf, numberOf, routingOf, stepsOf } from '../parts';
import { rolloutRule } from './kinds';

const fullWeight = 100;

export const stepValues = rolloutRule({
  code: 'argo-rollouts/step-values',
  summary: 'Weights are from 0 to the largest, pauses are lengths of time.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/',
  checkObject(object, report) {
    const most = numberOf(routingOf(canaryOf(object) ?? {})?.maxTrafficWeight) ?? fullWeight;
    for (const { path, fields } of stepsOf(object)) {
      const weight = fields.setWeight;
      if (typeof weight === 'number' && (weight < 0 || weight > most)) {
        report({
          path: `${path}.setWeight`,
          message: `The step sets weight ${weight}.`,
          hint: `Set one from 0 to ${most}.`,
        });
      }
      const duration = fieldAt(fieldsOf(fields.pause), 'duration');
      if (duration !== undefined && !isPause(duration)) {
        report({
          path: `${path}.pause.duration`,
          message: `The step pauses for '${String(duration)}', which is no length of time.`,
          hint: "Write seconds, or a number with its unit: '10m'.",
        });
      }
    }
  },
});

function isPause(duration: unknown): boolean {
  const seconds = numberOf(duration);
  return seconds === undefined ? typeof duration === 'string' && isGoDuration(duration) && !duration.startsWith('-') : seconds >= 0;
}
