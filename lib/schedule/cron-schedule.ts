/** One of the five fields of a schedule. */
interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 6, names: days },
];

const descriptors = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every (.+))$/;
const shorthands: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

/** Numbers that a field allows. */
export interface CronNumbers extends ReadonlySet<number> {
  /** A star without a step stands in it. */
  readonly isAny: boolean;
}

/** What a schedule of five fields allows; months count from 1, days of the week from Sunday, which is 0. */
export interface CronTimes {
  readonly minutes: CronNumbers;
  readonly hours: CronNumbers;
  readonly daysOfMonth: CronNumbers;
  readonly months: CronNumbers;
  readonly daysOfWeek: CronNumbers;
}

export interface CronOptions {
  /** Whether names such as `@daily` may stand for the five fields, as CronJobs have it. @default true */
  readonly descriptors?: boolean;
}

/**
 * What is wrong with a schedule of five fields, as Kubernetes and Argo read them.
 *
 * @returns undefined where it is right; else the end of a sentence: `has minute '61', and 59 is the most`
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function cronMistake(schedule: string, options: CronOptions = {}): string | undefined {
  const text = schedule.replace(/^(?:CRON_)?TZ=\S+\s+/, '').trim();
  if (text.startsWith('@')) return descriptorMistake(text, options.descriptors ?? true);
  const parts = text === '' ? [] : text.split(/\s+/);
  if (parts.length !== fields.length) return `has ${parts.length} fields, and needs five: minute, hour, day of the month, month, day of the week`;
  for (const [index, field] of fields.entries()) {
    const mistake = fieldMistake(parts[index] ?? '', field);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function descriptorMistake(text: string, allowed: boolean): string | undefined {
  if (!allowed) return `is a name, and five fields are needed here`;
  return descriptors.test(text) ? undefined : `is no name that is known`;
}

/** A list of ranges: `1,5-10,*\/15`. */
function fieldMistake(text: string, field: CronField): string | undefined {
  for (const range of text.split(',').filter((part) => part !== '')) {
    const mistake = rangeMistake(range, field);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function rangeMistake(range: string, field: CronField): string | undefined {
  const [ends = '', step, ...moreSteps] = range.split('/');
  const [first = '', last, ...moreEnds] = ends.split('-');
  if (moreSteps.length > 0 || moreEnds.length > 0) return `has '${range}' as ${field.name}, which is no range`;
  if (step !== undefined && !(Number(step) > 0 && /^\d+$/.test(step))) return `has the step '${step}' in its ${field.name}, and a step is a number from 1`;
  return first === '*' || first === '?' ? undefined : endsMistake(first, last ?? first, field);
}

function endsMistake(first: string, last: string, field: CronField): string | undefined {
  const [from, to] = [numberOf(first, field), numberOf(last, field)];
  for (const [text, value] of [[first, from], [last, to]] as const) {
    if (value === undefined) return `has '${text}' as ${field.name}, which is no number`;
    if (value < field.least) return `has ${field.name} '${text}', and ${field.least} is the least`;
    if (value > field.most) return `has ${field.name} '${text}', and ${field.most} is the most`;
  }
  return (from ?? 0) > (to ?? 0) ? `has ${field.name} '${first}-${last}', which ends before it begins` : undefined;
}

function numberOf(text: string, { names, least }: CronField): number | undefined {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  if (index >= 0) return index + least;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The five fields that a name such as `@daily` stands for; any other text as it is. */
export function expandSchedule(text: string): string {
  return shorthands[text] ?? text;
}

/** Reads a schedule of five fields that has no mistake. */
export function readFields(text: string): CronTimes {
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = text.trim().split(/\s+/).map((part, index) => readField(part, fields[index]!));
  return { minutes: minutes!, hours: hours!, daysOfMonth: daysOfMonth!, months: months!, daysOfWeek: daysOfWeek! };
}

function readField(text: string, field: CronField): CronNumbers {
  const ranges = text.split(',').filter((part) => part !== '');
  const isAny = ranges.some((range) => /^[*?](?:-[^/]*)?(?:\/0*1)?$/.test(range));
  return Object.assign(new Set(ranges.flatMap((range) => readRange(range, field))), { isAny });
}

/** `5/15` goes on to the end. */
function readRange(range: string, field: CronField): number[] {
  const [ends = '', step] = range.split('/');
  const [first = '', last] = ends.split('-');
  const isStar = first === '*' || first === '?';
  const from = isStar ? field.least : numberOf(first, field)!;
  const to = isStar || (last === undefined && step !== undefined) ? field.most : numberOf(last ?? first, field)!;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => from + index * every);
}
