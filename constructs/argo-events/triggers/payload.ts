import type { TriggerParameter } from '../../../imports/argo-events';
import { EventValue } from '../events/event-value';
import { destOf } from './place-values';
import type { ConstantSource } from './trigger-action';

/** What is sent: texts and values of events by name, at any depth. Values of events keep their type. */
export interface Payload {
  readonly [name: string]: string | EventValue | Payload;
}

export function valuesOf(payload: Payload): EventValue[] {
  return Object.values(payload).flatMap((value) => (value instanceof EventValue ? value : typeof value === 'string' ? [] : valuesOf(value)));
}

/** A payload is made of nothing but parameters. */
export function payloadParameters(payload: Payload, constant: ConstantSource, path: readonly string[] = []): TriggerParameter[] {
  return Object.entries(payload).flatMap(([name, value]): TriggerParameter[] => {
    const at = [...path, name];
    if (value instanceof EventValue) return [{ src: { ...value.source, useRawData: true }, dest: destOf(at) }];
    return typeof value === 'string' ? [{ src: constant(value), dest: destOf(at) }] : payloadParameters(value, constant, at);
  });
}
