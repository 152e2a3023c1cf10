import { fieldAt } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { triggerName } from '../parts';
import { sensorRule } from './kinds';

export const duplicateTrigger = sensorRule({
  code: 'argo-events/duplicate-trigger',
  summary: 'The names of the triggers of a Sensor differ.',
  docs: 'https://argoproj.github.io/argo-events/concepts/trigger/',
  checkObject(object, report) {
    const names = new Set<string>();
    for (const trigger of placedItems('spec.triggers', fieldAt(object, 'spec', 'triggers'))) {
      const name = triggerName(trigger);
      if (name !== '' && names.has(name)) {
        report({
          path: `${trigger.path}.template.name`,
          message: `Trigger '${name}' is there twice.`,
          hint: 'Give one of them another name.',
        });
      }
      names.add(name);
    }
  },
});
