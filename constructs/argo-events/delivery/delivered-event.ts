import type { EventContext } from '../../../imports/argo-events';
import type { EventHandle, EventOrigin } from '../events/event-handle';

/** An event as its EventSource puts it on the bus. */
export interface DeliveredEvent extends EventOrigin {
  readonly data: unknown;
  /** @default - source and subject of the EventSource */
  readonly context?: EventContext;
}

/** An event of this handle, with data of the handle's type. */
export function eventOf<Data>(handle: EventHandle<Data>, data: NoInfer<Data>, context?: EventContext): DeliveredEvent {
  return { ...handle.origin, data, ...(context && { context }) };
}
