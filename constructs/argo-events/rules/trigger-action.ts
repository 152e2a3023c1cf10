import { isFields } from '../../../lib/references/fields';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/** The controller accepts it: of two kinds it runs the first that it looks for, with none nothing happens. */
export const triggerAction = sensorRule({
  code: 'argo-events/trigger-action',
  summary: 'A trigger does one thing.',
  docs: 'https://argoproj.github.io/argo-events/concepts/trigger/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      const kinds = actionsOf(trigger).map(({ type }) => type);
      const path = `${trigger.path}.template`;
      if (!isFields(trigger.fields.template)) continue;
      if (kinds.length === 0) report({ path, message: `${describeTrigger(trigger)} does nothing.`, hint: "Set what it does, such as 'argoWorkflow', 'k8s' or 'http'." });
      if (kinds.length > 1) report({ path, message: `${describeTrigger(trigger)} has ${kinds.map((kind) => `'${kind}'`).join(', ')}, and only one of them runs.`, hint: 'Make a trigger for each.' });
    }
  },
});
