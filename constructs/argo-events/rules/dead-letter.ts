import { fieldAt, isFields } from '../../../lib/references/fields';
import { describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

export const deadLetter = sensorRule({
  code: 'argo-events/dead-letter',
  summary: 'A trigger with a dead letter trigger runs at least once, and so does that trigger.',
  docs: 'https://argoproj.github.io/argo-events/sensors/more-about-sensors-and-triggers/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      const { dlqTrigger, atLeastOnce } = trigger.fields;
      if (!isFields(dlqTrigger)) continue;
      if (atLeastOnce !== true) {
        report({
          path: `${trigger.path}.atLeastOnce`,
          message: `${describeTrigger(trigger)} has a 'dlqTrigger' but may be left out.`,
          hint: "Set 'atLeastOnce: true'.",
        });
      }
      if (fieldAt(dlqTrigger, 'atLeastOnce') !== true) {
        report({
          path: `${trigger.path}.dlqTrigger.atLeastOnce`,
          message: `The 'dlqTrigger' of ${describeTrigger(trigger).replace('T', 't')} may be left out.`,
          hint: "Set 'atLeastOnce: true'.",
        });
      }
    }
  },
});
