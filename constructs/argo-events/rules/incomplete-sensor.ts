import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields, textOf } from '../../../lib/references/fields';
import { dependenciesOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

export const incompleteSensor = sensorRule({
  code: 'argo-events/incomplete-sensor',
  summary: 'A Sensor has dependencies and triggers; each dependency names its event, each trigger has a name.',
  docs: 'https://argoproj.github.io/argo-events/concepts/sensor/',
  checkObject(object, report) {
    if (!isFields(object.spec)) return;
    for (const { field, what, hint } of unmetDemands(object.spec, ['dependencies', 'triggers'])) {
      report({
        path: `spec.${field}`,
        message: `The Sensor ${what}.`,
        hint,
      });
    }
    for (const { path, fields } of dependenciesOf(object)) {
      const name = textOf(fields.name);
      for (const { field, what, hint } of unmetDemands(fields, ['name', 'eventSourceName', 'eventName'])) {
        report({ path: `${path}.${field}`, message: `${name === undefined ? 'The dependency' : `Dependency '${name}'`} ${what}.`, hint });
      }
    }
    for (const trigger of triggersOf(object)) {
      const demands = isFields(trigger.fields.template) ? ['template.name'] : ['template'];
      for (const { field, what, hint } of unmetDemands(trigger.fields, demands)) {
        report({
          path: `${trigger.path}.${field}`,
          message: `${describeTrigger(trigger)} ${what}.`,
          hint,
        });
      }
    }
  },
});
