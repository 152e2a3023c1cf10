import type { TriggerParameterSource } from '../../../imports/argo-events';
import type { EventHandle } from './event-handle';
import { RunTimeOnly } from './run-time-only';

/** What happens where an event lacks the value: another takes its place, or the event does not pass. */
export type WhereMissing<T> = { readonly default: T; readonly required?: never } | { readonly required: true; readonly default?: never };

/** A value of an event, put into what a trigger makes. */
export class EventValue<T = unknown> extends RunTimeOnly {
  /** Never set: what lacks it, such as `push.body('after')`, needs `{ default: ... }` or `{ required: true }`. */
  declare readonly needsDefaultOrRequired: true;
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
    super();
    if ('default' in missing) this.fallback = asText(missing.default);
  }

  /** Where a trigger takes it from. */
  get source(): TriggerParameterSource {
    return { dependencyName: this.event.name, [this.key]: this.path, ...(this.fallback !== undefined && { value: this.fallback }) };
  }

  protected inText() {
    return { what: `The value '${this.path}' of event '${this.event.name}'`, hint: 'Pass it as it is, or within text`...` of cdk8s-mlops/argo-events.' };
  }
}

/** Text with values of events in it: `` text`${push.body('after', { required: true })} was pushed` ``. */
export class EventText extends RunTimeOnly {
  constructor(readonly parts: readonly (string | EventValue)[]) {
    super();
  }

  protected inText() {
    const written = this.parts.map((part) => (part instanceof EventValue ? `\${${part.path}}` : part));
    return { what: `The text '${written.join('')}' with values of events`, hint: 'Pass it as it is, or within another text`...`.' };
  }
}

/** Joins text and values of events; several events may give values, and one text may hold another. */
export function text(strings: TemplateStringsArray, ...values: readonly (EventValue | EventText | string | number)[]): EventText {
  const parts = strings.flatMap((piece, index) => [piece, ...partsOf(values[index] ?? '')]);
  return new EventText(joined(parts.map((part) => (part instanceof EventValue ? part : String(part)))));
}

function partsOf(value: EventValue | EventText | string | number): readonly (EventValue | string | number)[] {
  return value instanceof EventText ? value.parts : [value];
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
