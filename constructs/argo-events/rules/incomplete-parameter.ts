import { hintForValue } from '../../../lib/checks/allowed-value';
import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields, textOf } from '../../../lib/references/fields';
import { describeTrigger, parametersOf, triggersOf } from '../parts';
import { sensorRule } from './kinds';

const operations = ['append', 'overwrite', 'prepend'];

export const incompleteParameter = sensorRule({
  code: 'argo-events/incomplete-parameter',
  summary: 'A parameter of a trigger says from which dependency it comes and where it goes.',
  docs: 'https://argoproj.github.io/argo-events/tutorials/02-parameterization/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { path, fields, wholePayload } of parametersOf(trigger)) {
        const source = isFields(fields.src) ? ['src.dependencyName'] : ['src'];
        for (const { field, what, hint } of unmetDemands(fields, wholePayload ? source : [...source, 'dest'])) {
          report({ path: `${path}.${field}`, message: `A parameter of ${describeTrigger(trigger).replace('T', 't')} ${what}.`, hint });
        }
        const operation = textOf(fields.operation);
        if (operation === undefined || operations.includes(operation)) continue;
        report({ path: `${path}.operation`, message: `The operation '${operation}' is not known.`, hint: hintForValue(operation, operations) });
      }
    }
  },
});
