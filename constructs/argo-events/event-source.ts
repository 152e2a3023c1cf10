import type { Construct } from 'constructs';
import { rememberSource } from '../../lib/source/remember-source';
import type { EventHandle } from './events/event-handle';
import type { EventDefinition } from './sources/event-definition';
import { EventSourceBase, type EventSourceProps } from './sources/event-source-base';

/**
 * Listens for events of any types and puts them on the bus. Its pod is restricted, and reached by a Service where an event listens on a port.
 *
 * @example
 * const source = new EventSource(chart, 'clock', { name: 'clock' });
 * const nightly = source.on('nightly', calendarEvent({ schedule: '0 3 * * *' }));
 * @see https://argoproj.github.io/argo-events/concepts/event_source/
 */
export class EventSource extends EventSourceBase {
  constructor(scope: Construct, id: string, props: EventSourceProps) {
    super(scope, id, props);
    rememberSource(this, new.target);
  }

  /**
   * Listens for an event, and gives the handle that Sensors wait for it by.
   *
   * @param name of the event, unique in this EventSource
   * @throws when an event of this name is there already
   */
  on<Data>(name: string, definition: EventDefinition<Data>): EventHandle<Data> {
    return this.listen(name, definition);
  }
}
