import { fieldAt, isFields, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { cronMistake } from '../../../lib/schedule/cron-schedule';
import { timeZoneMistake } from '../../../lib/schedule/time-zone';
import { describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

export const conditionsReset = sensorRule({
  code: 'argo-events/conditions-reset',
  summary: 'Conditions are reset at the times of a schedule of five fields, in a time zone that exists.',
  docs: 'https://argoproj.github.io/argo-events/sensors/trigger-conditions/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      const name = describeTrigger(trigger);
      for (const { path, fields } of placedItems(`${trigger.path}.template.conditionsReset`, fieldAt(trigger.fields, 'template', 'conditionsReset'))) {
        const { byTime } = fields;
        if (!isFields(byTime)) {
          report({ path: `${path}.byTime`, message: `${name} does not say when its conditions are reset.`, hint: "Set 'byTime'." });
          continue;
        }
        const cron = textOf(byTime.cron) ?? '';
        const mistake = cronMistake(cron, { descriptors: false });
        if (mistake !== undefined) {
          report({
            path: `${path}.byTime.cron`,
            message: `The schedule '${cron}' of ${name.replace('T', 't')} ${mistake}.`,
            hint: "Write five fields: '0 23 * * *' is at eleven in the evening.",
          });
        }
        const zone = textOf(byTime.timezone);
        const zoneMistake = zone === undefined ? undefined : timeZoneMistake(zone);
        if (zoneMistake !== undefined) {
          report({
            path: `${path}.byTime.timezone`,
            message: `The time zone '${zone}' ${zoneMistake}.`,
            hint: "Write it as 'Europe/Berlin'.",
          });
        }
      }
    }
  },
});
