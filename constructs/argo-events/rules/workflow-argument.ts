import { fieldAt, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { describeTrigger, triggersOf } from '../parts';
import { workflowsIn } from '../workflows';
import { sensorRule } from './kinds';

/** What is set beyond the end makes an argument without a name, and the workflow is refused when the event comes. */
export const workflowArgument = sensorRule({
  code: 'argo-events/workflow-argument',
  summary: 'Parameters that go to an argument of the workflow that a trigger makes name one that it has.',
  docs: 'https://argoproj.github.io/argo-events/tutorials/02-parameterization/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { action, path, workflow } of workflowsIn(trigger)) {
        const count = itemsOf(fieldAt(workflow, 'spec', 'arguments', 'parameters')).length;
        for (const parameter of placedItems(`${path}.parameters`, action.parameters)) {
          const dest = textOf(parameter.fields.dest) ?? '';
          const index = /^spec\.arguments\.parameters\.(\d+)\.value$/.exec(dest)?.[1];
          if (index === undefined || Number(index) < count) continue;
          report({
            path: `${parameter.path}.dest`,
            message: `The workflow of ${describeTrigger(trigger).replace('T', 't')} has ${count} arguments, and '${dest}' goes beyond them.`,
            hint: 'Arguments are counted from 0; add the argument, or name one that is there.',
          });
        }
      }
    }
  },
});
