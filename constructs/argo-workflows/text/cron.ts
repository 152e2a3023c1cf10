interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of the week', least: 0, most: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const shortcuts = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const duration = /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

/** Why a text is no schedule of five fields, or `@daily`, `@every 1h`; undefined where it is one. */
export function scheduleError(schedule: string): string | undefined {
  const text = schedule.replace(/^(CRON_)?TZ=\S+\s+/, '');
  if (text.startsWith('@every ')) return duration.test(text.slice('@every '.length)) ? undefined : 'after @every stands no duration';
  if (text.startsWith('@')) return shortcuts.has(text) ? undefined : `'${text}' is no shortcut`;
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length) return `it has ${parts.length} fields, and ${fields.length} are needed`;
  return parts.map((part, index) => fieldError(part, fields[index])).find((error) => error !== undefined);
}

function fieldError(part: string, field: Field): string | undefined {
  return part.split(',').map((range) => rangeError(range, field)).find((error) => error !== undefined);
}

function rangeError(range: string, field: Field): string | undefined {
  const [span, step, ...rest] = range.split('/');
  const wrong = `'${range}' is no ${field.name}`;
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return wrong;
  if (span === '*' || span === '?') return undefined;
  const [start, end, ...more] = span.split('-').map((text) => valueOf(text, field));
  if (more.length > 0 || start === undefined || (span.includes('-') && end === undefined)) return wrong;
  return end !== undefined && end < start ? `'${range}' ends before it starts` : undefined;
}

function valueOf(text: string, { least, most, words }: Field): number | undefined {
  const word = words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0) return word + least;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
