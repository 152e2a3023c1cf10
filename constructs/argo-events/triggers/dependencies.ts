import type { EventDependency } from '../../../imports/argo-events';
import { eventsIn } from '../events/condition';
import type { EventFilter } from '../events/event-filter';
import type { EventHandle } from '../events/event-handle';
import { EventPath } from '../events/event-path';
import type { EventValue } from '../events/event-value';
import type { SensorTrigger } from './sensor-trigger';

/** What a Sensor waits for: the events of its triggers, each once, with filters for the values that they must have. */
export function dependenciesOf(triggers: readonly SensorTrigger[]): EventDependency[] {
  const values = triggers.flatMap(valuesOf);
  const events = new Set(triggers.flatMap(({ when }) => eventsIn(when)));
  const dependencies = [...events].map((event) => event.dependency(demandsOf(event, values)));
  return [...new Map(dependencies.map((dependency) => [JSON.stringify(dependency), dependency])).values()];
}

/** Values in what a trigger does, also where it failed. */
export function valuesOf({ do: action, onFailure }: SensorTrigger): EventValue[] {
  return [...action.values, ...(onFailure?.do.values ?? [])];
}

/** An event without a value that it must have is let go by the filter: else the trigger would fail, and the event be lost with an error in a log. */
function demandsOf(event: EventHandle, values: readonly EventValue[]): EventFilter[] {
  const needed = values.filter((value) => value.event.name === event.name && value.key === 'dataKey' && value.fallback === undefined);
  const demanded = new Set(event.filters.flatMap((filter) => (filter.kind === 'data' && filter.filter.comparator === '=' ? filter.filter.path : [])));
  return [...new Set(needed.map(({ path }) => path))].filter((path) => !demanded.has(path)).map((path) => new EventPath(path).exists());
}
