import type { DataFilter, EventContext, EventDependency, EventDependencyFilter, ExprFilter, TimeFilter } from '../../../imports/argo-events';
import { compilePattern } from '../../../lib/schema/pattern';
import { evaluateExpression } from './govaluate';
import { textOf, valueAt } from './json-path';
import { UnsupportedFieldError } from './unsupported';

/** An event as it lies on the bus. */
export interface ArrivedEvent {
  readonly data: unknown;
  readonly context: EventContext;
}

/** Why an event does not pass; undefined where it does. */
type Refusal = string | undefined;

/**
 * Whether an event passes the filters of a dependency.
 *
 * @returns why it does not, or undefined
 * @throws UnsupportedFieldError for filters that are not evaluated here
 * @see https://argoproj.github.io/argo-events/sensors/filters/intro/
 */
export function refusalOf({ filters, filtersLogicalOperator }: EventDependency, event: ArrivedEvent): Refusal {
  if (!filters) return undefined;
  if (filters.script !== undefined && filters.script !== '') throw new UnsupportedFieldError('filters.script', 'it is a script in Lua');
  const judged = judgedKinds(filters, event);
  if (filtersLogicalOperator !== 'or') return judged.find((refusal) => refusal !== undefined);
  return judged.length > 0 && judged.every((refusal) => refusal !== undefined) ? judged.join('; ') : undefined;
}

function judgedKinds(filters: EventDependencyFilter, event: ArrivedEvent): Refusal[] {
  const { exprs, exprLogicalOperator, data, dataLogicalOperator, context, time } = filters;
  return [
    ...(exprs ? [joined(exprs, exprLogicalOperator, (filter) => expressionRefusal(filter, event.data))] : []),
    ...(data && data.length > 0 ? [joined(data, dataLogicalOperator, (filter) => dataRefusal(filter, event.data))] : []),
    ...(context ? [contextRefusal(context, event.context)] : []),
    ...(time ? [timeRefusal(time, event.context.time)] : []),
  ];
}

function joined<T>(filters: readonly T[], operator: string | undefined, refusal: (filter: T) => Refusal): Refusal {
  if (operator !== 'or') return first(filters, refusal);
  const all = filters.map(refusal);
  return all.every((one) => one !== undefined) ? all.join('; ') : undefined;
}

function first<T>(filters: readonly T[], refusal: (filter: T) => Refusal): Refusal {
  for (const filter of filters) {
    const found = refusal(filter);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dataRefusal(filter: DataFilter, data: unknown): Refusal {
  const { path, value, type, comparator = '=' } = filter;
  if (filter.template !== undefined && filter.template !== '') throw new UnsupportedFieldError('filters.data.template', 'it is a template of Go');
  const found = valueAt(data, path);
  if (!found) return `the event has no '${path}'`;
  const test = tests[type];
  if (!test) return `'${type}' is no type of data`;
  return value.some((one) => test(found.value, one, comparator)) ? undefined : `'${path}' is ${JSON.stringify(found.value)}, not ${comparator} ${value.join(' or ')}`;
}

/** Numbers may be given as text. Text is compared by regular expressions. */
const tests: Readonly<Record<string, (found: unknown, wanted: string, comparator: string) => boolean>> = {
  bool: (found, wanted) => truth(found) === truth(wanted),
  number: (found, wanted, comparator) => compareNumbers[comparator]?.(numberOf(found), Number(wanted)) ?? false,
  string: (found, wanted, comparator) => {
    const { broken, matches } = compilePattern(wanted);
    return broken === undefined && (comparator === '=' || comparator === '!=') && matches(textOf(found)) === (comparator === '=');
  },
};

const compareNumbers: Readonly<Record<string, (found: number, wanted: number) => boolean>> = {
  '=': (found, wanted) => found === wanted,
  '!=': (found, wanted) => found !== wanted,
  '>': (found, wanted) => found > wanted,
  '>=': (found, wanted) => found >= wanted,
  '<': (found, wanted) => found < wanted,
  '<=': (found, wanted) => found <= wanted,
};

function numberOf(value: unknown): number {
  if (typeof value === 'string') return Number(value) || 0;
  return typeof value === 'number' ? value : value === true ? 1 : 0;
}

function truth(value: unknown): boolean {
  if (typeof value === 'string') return ['1', 't', 'true'].includes(value.toLowerCase());
  return typeof value === 'number' ? value !== 0 : value === true;
}

/** An expression without fields is not looked at. */
function expressionRefusal({ expr, fields }: ExprFilter, data: unknown): Refusal {
  const values: Record<string, unknown> = {};
  for (const { name, path } of fields) {
    const found = valueAt(data, path);
    if (!found) return `the event has no '${path}'`;
    values[name] = found.value;
  }
  if (fields.length === 0) return undefined;
  try {
    return evaluateExpression(expr, values) === true ? undefined : `'${expr}' does not hold for ${JSON.stringify(values)}`;
  } catch (error) {
    if (error instanceof UnsupportedFieldError) throw error;
    return `'${expr}' fails: ${(error as Error).message}`;
  }
}

/** Only these count, and only where they are given. */
const contextFields = ['type', 'subject', 'source', 'datacontenttype'] as const;

function contextRefusal(wanted: EventContext, found: EventContext): Refusal {
  const field = contextFields.find((name) => wanted[name] && wanted[name] !== found[name]);
  return field && `the context's '${field}' is '${found[field] ?? ''}', not '${wanted[field]}'`;
}

function timeRefusal({ start, stop, timezone }: TimeFilter, time: string | undefined): Refusal {
  if (time === undefined) throw new Error("A filter looks at the time of the event. Give deliver() a time: { now: '2026-05-04T09:30:00Z' }.");
  const clock = timeOfDay(new Date(time), timezone);
  const passes = start < stop ? clock >= start && clock < stop : clock >= start || clock < stop;
  return passes ? undefined : `it is ${clock}, not between ${start} and ${stop}`;
}

function timeOfDay(date: Date, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: timeZone || 'UTC', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(date);
}
