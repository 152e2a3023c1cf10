import { fieldAt, textOf } from '../../../lib/references/fields';
import { namesInConditions } from '../conditions';
import { describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

export const invalidConditions = sensorRule({
  code: 'argo-events/invalid-conditions',
  summary: 'The conditions of a trigger are names of dependencies with && and || between.',
  docs: 'https://argoproj.github.io/argo-events/sensors/trigger-conditions/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      const text = textOf(fieldAt(trigger.fields, 'template', 'conditions'));
      if (text === undefined) continue;
      const read = namesInConditions(text);
      if (!('mistake' in read)) continue;
      report({
        path: `${trigger.path}.template.conditions`,
        message: `${describeTrigger(trigger)} has the conditions '${text}', which cannot be read: ${read.mistake}.`,
        hint: 'Write names of dependencies with && and || between, and parentheses.',
      });
    }
  },
});
