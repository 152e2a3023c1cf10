import { fieldAt, fieldsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { literalOf } from '../../model/ports';

/** What a run is called, and when it began. */
export interface RunIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly now: Date;
  readonly labels: Fields;
  readonly annotations: Fields;
  /** When a CronWorkflow meant to start it. @default - none did */
  readonly scheduledTime?: string;
}

/**
 * Variables that every text of a run may use, as they are when it begins.
 * @param withFormats whether anything reads its creation time in a format
 */
export function firstGlobals(
  identity: RunIdentity,
  spec: Fields,
  parameters: ReadonlyMap<string, string>,
  withFormats: boolean,
): Record<string, string> {
  const { name, namespace, uid, now, labels, annotations, scheduledTime } = identity;
  const globals: Record<string, string> = {
    'workflow.name': name,
    'workflow.namespace': namespace,
    'workflow.uid': uid,
    'workflow.mainEntrypoint': textOf(spec.entrypoint) ?? '',
    'workflow.serviceAccountName': textOf(spec.serviceAccountName) ?? 'default',
    'workflow.creationTimestamp': timeText(now),
    'workflow.status': 'Running',
    'workflow.duration': '0.000000',
    'workflow.parameters': JSON.stringify([...parameters].map(([key, value]) => ({ name: key, value }))),
    'workflow.labels.json': JSON.stringify(labels),
    'workflow.annotations.json': JSON.stringify(annotations),
  };
  globals['workflow.parameters.json'] = globals['workflow.parameters'];
  for (const [key, value] of parameters) globals[`workflow.parameters.${key}`] = value;
  for (const [key, value] of Object.entries(labels)) globals[`workflow.labels.${key}`] = literalOf(value) ?? '';
  for (const [key, value] of Object.entries(annotations)) globals[`workflow.annotations.${key}`] = literalOf(value) ?? '';
  if (withFormats) for (const [letter, text] of Object.entries(timeFormats(now))) globals[`workflow.creationTimestamp.${letter}`] = text;
  if (spec.priority !== undefined) globals['workflow.priority'] = String(spec.priority);
  if (scheduledTime !== undefined) globals['workflow.scheduledTime'] = scheduledTime;
  return globals;
}

/** Those that stay as they are. What changes while it runs is filled in when it is read: by a hook, when that is due. */
export function fixedGlobals({ 'workflow.status': _, 'workflow.duration': __, ...fixed }: Readonly<Record<string, string>>): Record<string, string> {
  return fixed;
}

/** Labels and annotations that the workflow has, and those that its `workflowMetadata` adds. */
export function metadataIn(list: 'labels' | 'annotations', metadata: unknown, ...workflowMetadata: readonly unknown[]): Fields {
  return Object.assign({}, fieldsOf(fieldAt(metadata, list)), ...workflowMetadata.map((one) => fieldsOf(fieldAt(one, list)))) as Fields;
}

/** RFC 3339, in whole seconds. */
export function timeText(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** By the letters of strftime. @see http://strftime.org */
function timeFormats(date: Date): Record<string, string> {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [year, month, day, hour] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours()];
  const ofYear = Math.floor((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const [weekday, monthName] = [days[date.getUTCDay()], months[month]];
  const [date10, time8] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 19)];
  return {
    A: weekday, a: weekday.slice(0, 3), B: monthName, b: monthName.slice(0, 3), h: monthName.slice(0, 3), C: two(Math.floor(year / 100)),
    d: two(day), e: String(day).padStart(2, ' '), H: two(hour), I: two(hour % 12 || 12), k: String(hour).padStart(2, ' '), l: String(hour % 12 || 12).padStart(2, ' '),
    j: String(ofYear).padStart(3, '0'), M: two(date.getUTCMinutes()), m: two(month + 1), p: hour < 12 ? 'AM' : 'PM', S: two(date.getUTCSeconds()),
    Y: String(year), y: two(year % 100), Z: 'UTC', z: '+0000', F: date10, T: time8, R: time8.slice(0, 5), u: String(date.getUTCDay() || 7), w: String(date.getUTCDay()),
    D: `${two(month + 1)}/${two(day)}/${two(year % 100)}`, s: String(Math.floor(date.getTime() / 1000)), RFC3339: timeText(date),
  };
}
