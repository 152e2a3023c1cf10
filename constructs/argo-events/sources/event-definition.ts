import type { EventSourceSpec } from '../../../imports/argo-events';
import type { PolicyRule } from '../../../imports/kubernetes';

/** Types of events that Argo Events knows. */
export type EventKind = Exclude<keyof EventSourceSpec, 'eventBusName' | 'replicas' | 'service' | 'template'>;

/** What the API takes for one event of a type. */
export type EventSettings<K extends EventKind> = NonNullable<EventSourceSpec[K]>[string];

/** What an EventSource listens for, and what such an event brings. */
export interface EventDefinition<Data = unknown> {
  readonly kind: EventKind;
  readonly settings: object;
  /** What the EventSource's account must be allowed for it, and where. @default - nothing */
  readonly permission?: { readonly rule: PolicyRule; readonly namespace?: string };
  /** Where requests leave their headers. @default 'headers' */
  readonly headerField?: 'headers' | 'header';
  /** Never set: it carries the type. */
  readonly dataType?: Data;
}
