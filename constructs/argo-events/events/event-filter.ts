import type { DataFilter, EventContext, ExprFilter, TimeFilter } from '../../../imports/argo-events';
import type { EventPath } from './event-path';

/** A demand on one place of an event's data. */
export interface DataDemand {
  readonly kind: 'data';
  readonly filter: DataFilter;
}

interface ExpressionDemand {
  readonly kind: 'exprs';
  readonly filter: ExprFilter;
}

interface ContextDemand {
  readonly kind: 'context';
  readonly filter: EventContext;
}

interface TimeDemand {
  readonly kind: 'time';
  readonly filter: TimeFilter;
}

interface ScriptDemand {
  readonly kind: 'script';
  readonly filter: string;
}

/** What an event has to be so that a trigger hears of it. */
export type SimpleFilter = DataDemand | ExpressionDemand | ContextDemand | TimeDemand | ScriptDemand;

/** Filters of which one is enough. */
export interface AnyFilter {
  readonly kind: 'any';
  readonly filters: readonly SimpleFilter[];
}

export type EventFilter = SimpleFilter | AnyFilter;

/** One of these is enough. Filters of one kind may stand beside filters of other kinds; a mix of kinds has to stand alone. */
export function anyOf(...filters: readonly [SimpleFilter, SimpleFilter, ...SimpleFilter[]]): AnyFilter {
  return { kind: 'any', filters };
}

/**
 * A condition over several places of the event, in the language of govaluate. An event without one of the places does not pass.
 *
 * @param fields what the names in the expression stand for
 * @example expression({ count: push.body('commits.#'), ref: push.body('ref') }, "count > 3 && ref == 'refs/heads/main'")
 * @see https://argoproj.github.io/argo-events/sensors/filters/expr/
 */
export function expression(fields: Readonly<Record<string, EventPath>>, expr: string): SimpleFilter {
  return { kind: 'exprs', filter: { expr, fields: Object.entries(fields).map(([name, { path }]) => ({ name, path })) } };
}

/** What the context of the event says: `source`, `type`, `subject`, `datacontenttype`. Argo Events looks at no other field. */
export function context(demands: Pick<EventContext, 'type' | 'source' | 'subject' | 'datacontenttype'>): SimpleFilter {
  return { kind: 'context', filter: demands };
}

/**
 * Events of some hours of the day: from `start`, until just before `stop`, which may be on the next day.
 *
 * @param start such as `08:30:00`
 * @param timezone @default - UTC
 */
export function between(start: string, stop: string, timezone?: string): SimpleFilter {
  return { kind: 'time', filter: { start, stop, ...(timezone !== undefined && { timezone }) } };
}

/** A Lua script that sees the data as `event` and returns whether it passes. */
export function script(lua: string): SimpleFilter {
  return { kind: 'script', filter: lua };
}
