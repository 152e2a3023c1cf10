import { hintForValue } from '../../../lib/checks/allowed-value';
import { textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/**
 * The parameters of a trigger change its template, those of its action what the action makes. The level is often mistaken, and a
 * value that is written to a place that nothing reads is lost without a word.
 */
export const parameterTarget = sensorRule({
  code: 'argo-events/parameter-target',
  summary: "The parameters of a trigger go to fields of the trigger's own action.",
  docs: 'https://argoproj.github.io/argo-events/tutorials/02-parameterization/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      const kinds = actionsOf(trigger).map(({ type }) => type);
      if (kinds.length === 0) continue;
      const allowed = [...kinds, 'name', 'conditions', 'conditionsReset'];
      for (const { path, fields } of placedItems(`${trigger.path}.parameters`, trigger.fields.parameters)) {
        const dest = textOf(fields.dest);
        const first = dest?.split('.')[0] ?? '';
        if (dest === undefined || allowed.includes(first)) continue;
        report({
          path: `${path}.dest`,
          message: `${describeTrigger(trigger)} has no field '${first}', to which '${dest}' would go.`,
          hint: first === 'spec' || first === 'metadata' ? `What goes into the object that is made belongs below 'template.${kinds[0]}.parameters'.` : hintForValue(first, allowed),
        });
      }
    }
  },
});
