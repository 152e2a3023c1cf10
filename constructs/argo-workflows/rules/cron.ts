import { fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { cronMistake } from '../../../lib/schedule/cron-schedule';
import { oneOf, workflowRule } from './workflow-rule';

const policies = ['Allow', 'Forbid', 'Replace'];

export const invalidCron = workflowRule({
  code: 'argo-workflows/invalid-cron',
  summary: 'A CronWorkflow has schedules, a time zone and a policy that the controller understands.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/cron-workflows/',
  look({ kind, entry }, report) {
    if (kind !== 'CronWorkflow') return;
    const { schedule, schedules, timezone, concurrencyPolicy, startingDeadlineSeconds } = fieldsOf(entry.object.spec);
    const single = textOf(schedule);
    const list = itemsOf(schedules);
    if (single !== undefined && list.length > 0) report({ path: 'spec.schedule', message: 'The CronWorkflow has schedule and schedules.', hint: 'Keep schedules.' });
    if (single === undefined && list.length === 0) report({ path: 'spec.schedules', message: 'The CronWorkflow has no schedule.', hint: "Give one, such as '0 3 * * *'." });
    const placed: [string, string][] = list.map((text, index) => [`spec.schedules[${index}]`, String(text)]);
    for (const [path, text] of single === undefined ? placed : [['spec.schedule', single], ...placed]) {
      const error = cronMistake(text);
      if (error !== undefined) report({ path, message: `The schedule '${text}' ${error}.`, hint: "Give minute, hour, day of the month, month and day of the week, as in '0 3 * * *'." });
    }
    const zone = textOf(timezone);
    if (zone !== undefined && !isZone(zone)) report({ path: 'spec.timezone', message: `'${zone}' is no time zone.`, hint: "Use a name such as 'Europe/Berlin' or 'UTC'." });
    const policy = textOf(concurrencyPolicy);
    if (policy !== undefined && !policies.includes(policy)) report({ path: 'spec.concurrencyPolicy', message: `'${policy}' is no concurrency policy.`, hint: `Use ${oneOf(policies)}.` });
    if (typeof startingDeadlineSeconds === 'number' && startingDeadlineSeconds < 0) report({ path: 'spec.startingDeadlineSeconds', message: `${startingDeadlineSeconds} seconds are below 0.`, hint: 'Give 0 or more.' });
  },
});

function isZone(zone: string): boolean {
  if (zone === 'Local') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
