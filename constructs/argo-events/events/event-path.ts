import type { DataDemand } from './event-filter';
import { RunTimeOnly } from './run-time-only';

/** A literal in the language of regular expressions. */
const special = /[\\^$.|?*+()[\]{}]/g;

/**
 * A place in the data of an event, from which filters are made. As a value it needs an answer for events that lack it:
 * `event.body('after', { default: 'main' })`.
 */
export class EventPath<T = unknown> extends RunTimeOnly {
  /** Never set: it carries the type. */
  declare readonly valueType?: T;

  /** @param path from the root of the event's data: `body.head_commit.id` */
  constructor(readonly path: string) {
    super();
  }

  /** The value is one of these. An event without it does not pass. */
  equals(...values: readonly [T, ...T[]]): DataDemand {
    return this.demand('=', values);
  }

  /** The value is none of these. An event without it does not pass. */
  differsFrom(...values: readonly [T, ...T[]]): DataDemand {
    const [first] = values;
    if (typeof first !== 'string') return this.demand('!=', values);
    return this.text('!=', [`^(?:${values.map((value) => escaped(String(value))).join('|')})$`]);
  }

  /** The value, as text, has a part that matches one of these regular expressions (of Go). */
  matches(...patterns: readonly [string, ...string[]]): DataDemand {
    return this.text('=', patterns);
  }

  /** The value is there, and is not empty. */
  exists(): DataDemand {
    return this.text('=', ['.+']);
  }

  atLeast(this: EventPath<number>, limit: number): DataDemand {
    return this.demand('>=', [limit]);
  }

  above(this: EventPath<number>, limit: number): DataDemand {
    return this.demand('>', [limit]);
  }

  atMost(this: EventPath<number>, limit: number): DataDemand {
    return this.demand('<=', [limit]);
  }

  below(this: EventPath<number>, limit: number): DataDemand {
    return this.demand('<', [limit]);
  }

  protected inText() {
    const hint = 'As a value it needs { default: ... } or { required: true }; put that into text`...`. In expression(...) give it a name among the fields.';
    return { what: `The place '${this.path}' of an event`, hint };
  }

  private demand(comparator: string, values: readonly unknown[]): DataDemand {
    const type = typeof values[0];
    if (type === 'string') return this.text(comparator, values.map((value) => `^${escaped(String(value))}$`));
    return { kind: 'data', filter: { path: this.path, type: type === 'boolean' ? 'bool' : 'number', comparator, value: values.map(String) } };
  }

  private text(comparator: string, value: readonly string[]): DataDemand {
    return { kind: 'data', filter: { path: this.path, type: 'string', value, comparator } };
  }
}

function escaped(text: string): string {
  return text.replace(special, '\\$&');
}
