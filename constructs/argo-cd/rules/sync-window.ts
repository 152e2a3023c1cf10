import { hintForValue } from '../../../lib/checks/allowed-value';
import { itemsOf, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { cronMistake } from '../../../lib/schedule/cron-schedule';
import { timeZoneMistake } from '../../../lib/schedule/time-zone';
import { projectRule } from './kinds';

const kinds = ['allow', 'deny'];

export const syncWindow = projectRule({
  code: 'argo-cd/sync-window',
  summary: 'A window of a project allows or denies, at a schedule and for a time that can be read, and is for some Applications.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/',
  checkObject({ spec }, report) {
    for (const { path, fields } of placedItems('spec.syncWindows', (spec as Fields | undefined)?.syncWindows)) {
      for (const { field, ...mistake } of mistakesOf(fields)) report({ path: `${path}.${field}`, ...mistake });
    }
  },
});

interface Mistake {
  readonly field: string;
  readonly message: string;
  readonly hint: string;
}

function mistakesOf(window: Fields): Mistake[] {
  const text = (field: string): string => textOf(window[field]) ?? '';
  const found: Mistake[] = [];
  if (!kinds.includes(text('kind'))) found.push({ field: 'kind', message: `The window has the kind '${text('kind')}'.`, hint: hintForValue(text('kind'), kinds) });
  const schedule = cronMistake(text('schedule'));
  if (schedule !== undefined) found.push({ field: 'schedule', message: `The schedule '${text('schedule')}' ${schedule}.`, hint: "Write five fields of cron, such as '0 22 * * *'." });
  if (!isDuration(text('duration'))) found.push({ field: 'duration', message: `The duration '${text('duration')}' cannot be read.`, hint: "Write a number with its unit, such as '1h30m'." });
  const zone = window.timeZone === undefined ? undefined : timeZoneMistake(text('timeZone'));
  if (zone !== undefined) found.push({ field: 'timeZone', message: `The window has the time zone '${text('timeZone')}', which ${zone}.`, hint: "Write a name such as 'Europe/Amsterdam'." });
  if (['applications', 'namespaces', 'clusters'].every((list) => itemsOf(window[list]).length === 0)) {
    found.push({ field: 'applications', message: 'The window is for no Application.', hint: "Set 'applications', 'namespaces' or 'clusters'; '*' stands for all." });
  }
  return found;
}

function isDuration(text: string): boolean {
  return /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text);
}
