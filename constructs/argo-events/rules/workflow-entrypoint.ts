import { isGiven } from '../../../lib/checks/field-demands';
import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems } from '../../../lib/references/pod-template';
import { describeTrigger, triggersOf } from '../parts';
import { workflowsIn } from '../workflows';
import { sensorRule } from './kinds';

/** The Workflow is an object within an object: the API server does not look at it before the event comes. */
export const workflowEntrypoint = sensorRule({
  code: 'argo-events/workflow-entrypoint',
  summary: 'The workflow that a trigger makes begins with a template that it has.',
  docs: 'https://argoproj.github.io/argo-events/sensors/triggers/argo-workflow/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { action, path, workflow } of workflowsIn(trigger)) {
        const spec = fieldsOf(workflow.spec);
        const parameters = placedItems('', action.parameters).flatMap(({ fields }) => textOf(fields.dest) ?? []);
        if (isGiven(spec, 'workflowTemplateRef') || parameters.some((dest) => dest.startsWith('spec.entrypoint') || dest.startsWith('spec.workflowTemplateRef'))) continue;
        const names = placedItems('', spec.templates).flatMap(({ fields }) => textOf(fields.name) ?? []);
        const entrypoint = textOf(fieldAt(spec, 'entrypoint'));
        if (entrypoint !== undefined && (names.includes(entrypoint) || entrypoint.includes('{{'))) continue;
        const what = entrypoint === undefined ? 'has no entrypoint' : `begins with template '${entrypoint}', which it does not have`;
        report({
          path: `${path}.source.resource.spec.entrypoint`,
          message: `The workflow of ${describeTrigger(trigger).replace('T', 't')} ${what}.`,
          hint: `${didYouMean(entrypoint ?? '', names)}Set 'entrypoint' to one of its templates.`,
        });
      }
    }
  },
});
