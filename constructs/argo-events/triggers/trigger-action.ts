import type { TriggerParameterSource, TriggerTemplate } from '../../../imports/argo-events';
import type { Permission } from '../account';
import type { EventText, EventValue } from '../events/event-value';

/** What triggers can do, as Argo Events names it. */
export type ActionKind = Exclude<keyof TriggerTemplate, 'name' | 'conditions' | 'conditionsReset'>;

/** What a trigger does, with the values of events in it. */
export interface TriggerAction {
  readonly kind: ActionKind;
  readonly values: readonly EventValue[];
  /** What the Sensor's account must be allowed for it. */
  readonly permissions: readonly Permission[];
  /** The action in upstream's own form. `constant` makes the source of a text that comes from no event. */
  settings(constant: ConstantSource): object;
}

/** A source needs the name of a dependency, also for text that comes from none. */
export type ConstantSource = (text: string) => TriggerParameterSource;

/** Settings in which text, numbers and switches may be values of events. */
export type Templated<T> = T extends string
  ? T | EventValue | EventText
  : T extends number | boolean
    ? T | EventValue<T>
    : T extends readonly (infer Item)[]
      ? readonly Templated<Item>[]
      : T extends object
        ? { readonly [K in keyof T]: Templated<T[K]> }
        : T;
