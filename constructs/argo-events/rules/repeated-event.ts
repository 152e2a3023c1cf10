import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldAt, isFields, textOf } from '../../../lib/references/fields';
import { dependenciesOf, group } from '../parts';
import { sensorRule } from './kinds';

/** Such a bus has one subscription for each event of a Sensor. */
export const repeatedEvent = sensorRule({
  code: 'argo-events/repeated-event',
  summary: 'On a bus of NATS Streaming, a Sensor has one dependency for an event.',
  docs: 'https://argoproj.github.io/argo-events/eventbus/stan/',
  checkObject(object, report, { set }) {
    const busName = textOf(fieldAt(object, 'spec', 'eventBusName')) ?? 'default';
    const bus = findInSet(set, group, 'EventBus', object.metadata?.namespace ?? '', busName);
    if (!isFields(fieldAt(bus?.object, 'spec', 'nats'))) return;
    const first = new Map<string, string>();
    for (const { path, fields } of dependenciesOf(object)) {
      const [source, event] = [textOf(fields.eventSourceName), textOf(fields.eventName)];
      if (source === undefined || event === undefined) continue;
      const name = first.get(`${source}/${event}`);
      if (name === undefined) first.set(`${source}/${event}`, String(fields.name));
      else report({ path, message: `Dependencies '${name}' and '${String(fields.name)}' are both for event '${event}' of EventSource '${source}', and the bus '${busName}' takes one.`, hint: 'Keep one of them, or use a bus of JetStream.' });
    }
  },
});
