import type { TriggerParameter } from '../../../imports/argo-events';
import { EventText, EventValue } from '../events/event-value';
import { RunTimeOnly } from '../events/run-time-only';
import { destOf } from './place-values';
import type { ConstantSource } from './trigger-action';

/** What is sent: texts and values of events by name, at any depth. Values of events keep their type. */
export interface Payload {
  readonly [name: string]: string | EventValue | Payload;
}

/** @throws for texts with values of events, which Argo Events cannot put together in a payload */
export function valuesOf(payload: Payload): EventValue[] {
  return Object.entries(payload).flatMap(([name, value]) => {
    if (value instanceof EventValue) return value;
    if (value instanceof RunTimeOnly) refuse(name, value);
    return typeof value === 'string' ? [] : valuesOf(value);
  });
}

function refuse(name: string, value: RunTimeOnly): never {
  if (!(value instanceof EventText)) throw new Error(value.toString());
  throw new Error(`'${name}' of a payload is text with values of events, which Argo Events does not put together there. Give the values by themselves, or make the text by template('...') of the event.`);
}

/** A payload is made of nothing but parameters. */
export function payloadParameters(payload: Payload, constant: ConstantSource, path: readonly string[] = []): TriggerParameter[] {
  return Object.entries(payload).flatMap(([name, value]): TriggerParameter[] => {
    const at = [...path, name];
    if (value instanceof EventValue) return [{ src: { ...value.source, useRawData: true }, dest: destOf(at) }];
    return typeof value === 'string' ? [{ src: constant(value), dest: destOf(at) }] : payloadParameters(value, constant, at);
  });
}
