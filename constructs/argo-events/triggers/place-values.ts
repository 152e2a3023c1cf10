import type { TriggerParameter } from '../../../imports/argo-events';
import { setField } from '../../../lib/set-field';
import { EventText, EventValue } from '../events/event-value';
import { RunTimeOnly } from '../events/run-time-only';
import type { ConstantSource } from './trigger-action';

/** Plain settings, and what puts the values of events into them. */
export interface PlacedValues<T> {
  readonly plain: T;
  readonly values: readonly EventValue[];
  parameters(constant: ConstantSource): TriggerParameter[];
}

interface Place {
  readonly dest: string;
  readonly value: EventValue | EventText;
}

/** Takes the values of events out of settings, at any depth, and says where each goes. */
export function placeValues<T>(settings: T): PlacedValues<T> {
  const places: Place[] = [];
  const plain = copy(settings, [], places) as T;
  return {
    plain,
    values: places.flatMap(({ value }) => (value instanceof EventText ? value.parts.filter((part) => part instanceof EventValue) : value)),
    parameters: (constant) => places.flatMap((place) => parametersOf(place, constant)),
  };
}

function copy(value: unknown, path: readonly string[], places: Place[]): unknown {
  if (value instanceof EventValue || value instanceof EventText) {
    places.push({ dest: destOf(path), value });
    return initial(value);
  }
  if (value instanceof RunTimeOnly) return value.toString();
  if (Array.isArray(value)) return value.map((item, index) => copy(item, [...path, `${index}`], places));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) setField(fields, name, copy(field, [...path, name], places));
  return fields;
}

/** What stands there until an event comes: the controller refuses empty fields. */
function initial(value: EventValue | EventText): string {
  if (value instanceof EventValue) return value.fallback ?? `(${value.path})`;
  const [first] = value.parts;
  return typeof first === 'string' ? first : initial(first ?? new EventText(['']));
}

/** Text is put together piece by piece: the first stands there or replaces, the others are appended. */
function parametersOf({ dest, value }: Place, constant: ConstantSource): TriggerParameter[] {
  if (value instanceof EventValue) return [{ src: value.source, dest }];
  return value.parts.flatMap((part, index) => {
    if (index === 0) return typeof part === 'string' ? [] : [{ src: part.source, dest }];
    return [{ src: typeof part === 'string' ? constant(part) : part.source, dest, operation: 'append' }];
  });
}

/** A path as Argo Events writes to it: dots between names, dots within names escaped. */
export function destOf(path: readonly string[]): string {
  return path.map((name) => name.replace(/[\\.*?|#@]/g, '\\$&')).join('.');
}
