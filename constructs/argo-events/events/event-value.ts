import type { TriggerParameterSource } from '../../../imports/argo-events';
import type { EventHandle } from './event-handle';

/** What happens where an event lacks the value: another takes its place, or the event does not pass. */
export type WhereMissing<T> = { readonly default: T; readonly required?: never } | { readonly required: true; readonly default?: never };

/** A value of an event, put into what a trigger makes. */
export class EventValue<T = unknown> {
  /** Never set: it carries the type. */
  declare readonly valueType?: T;
  /** As text, which is all that a trigger knows. @default - the event must have the value */
  readonly fallback?: string;

  constructor(
    readonly event: EventHandle,
    readonly key: 'dataKey' | 'contextKey' | 'dataTemplate',
    readonly path: string,
    missing: WhereMissing<T>,
  ) {
    if ('default' in missing) this.fallback = asText(missing.default);
  }

  /** Where a trigger takes it from. */
  get source(): TriggerParameterSource {
    return { dependencyName: this.event.name, [this.key]: this.path, ...(this.fallback !== undefined && { value: this.fallback }) };
  }
}

/** Text with values of events in it: `` text`${push.body('after', { required: true })} was pushed` ``. */
export class EventText {
  constructor(readonly parts: readonly (string | EventValue)[]) {}
}

/** Joins text and values of events; several events may give values. */
export function text(strings: TemplateStringsArray, ...values: readonly (EventValue | string | number)[]): EventText {
  const parts = strings.flatMap((piece, index) => [piece, values[index] ?? '']);
  return new EventText(joined(parts.map((part) => (part instanceof EventValue ? part : String(part)))));
}

function joined(parts: readonly (string | EventValue)[]): (string | EventValue)[] {
  const list: (string | EventValue)[] = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (typeof part === 'string' && typeof last === 'string') list[list.length - 1] = last + part;
    else if (part !== '') list.push(part);
  }
  return list;
}

/** Values of other types as JSON, the way Argo Events hands them on. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
