import { nearestName } from '../../../lib/nearest-name';
import { type Condition, conditionText, eventsIn, implies } from '../events/condition';
import { valuesOf } from './dependencies';
import type { SensorTrigger } from './sensor-trigger';

/**
 * Values that a trigger uses and whose event it may run without. Argo Events then leaves the place as it is, without a word.
 *
 * @param name of the trigger
 */
export function unsureValues(name: string, trigger: SensorTrigger): string[] {
  const unsure = valuesOf(trigger).filter(({ event, fallback }) => fallback === undefined && !implies(trigger.when, event));
  const places = new Map(unsure.map(({ event, path }) => [`${event.name} ${path}`, { event: event.name, path }]));
  return [...places.values()].map(({ event, path }) => `Trigger '${name}' uses '${path}' of event '${event}', and may run without that event: ${explain(trigger.when, event)}`);
}

function explain(when: Condition, event: string): string {
  const names = eventsIn(when).map((one) => one.name);
  if (names.includes(event)) return `it waits for '${conditionText(when)}'. Give the value a default, or make a trigger for each event.`;
  const near = nearestName(event, names) ?? names[0];
  return `it waits for '${conditionText(when)}'. Take the value from the handle '${near}', or let 'when' wait for '${event}' too.`;
}
