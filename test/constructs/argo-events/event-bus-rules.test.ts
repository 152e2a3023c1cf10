import { rules } from '../../../constructs/argo-events/rules';
import { tell } from '../rule-table';

const bus = (spec: string) => tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: default }, spec: { ${spec} } }`);

test.each(['jetstream: { version: latest }', 'jetstream: { version: latest, replicas: 1 }', 'jetstream: { version: latest, replicas: 5 }', 'jetstreamExotic: { url: u }', 'kafka: { url: u }', 'nats: { native: {} }', 'nats: { exotic: { clusterID: c, url: u } }'])(
  '%s is right',
  (spec) => expect(bus(spec)).toEqual([]),
);

test.each([
  ['', "bus-kind spec: The EventBus has none of 'jetstream', 'jetstreamExotic', 'kafka', 'nats'. Set one of them."],
  ['nats: { native: {} }, kafka: { url: u }', "bus-kind spec: The EventBus has 'kafka', 'nats', which exclude each other. Keep one of them."],
  ['jetstream: {}', "incomplete-bus spec.jetstream.version: The EventBus of kind 'jetstream' has no 'version'. Set 'version'."],
  ['jetstreamExotic: { streamConfig: x }', "incomplete-bus spec.jetstreamExotic.url: The EventBus of kind 'jetstreamExotic' has no 'url'. Set 'url'."],
  ['kafka: { topic: t }', "incomplete-bus spec.kafka.url: The EventBus of kind 'kafka' has no 'url'. Set 'url'."],
  ['nats: {}', "incomplete-bus spec.nats.native: The EventBus of kind 'nats' has none of 'native', 'exotic'. Set one of them."],
  ['nats: { native: {}, exotic: { clusterID: c, url: u } }', "incomplete-bus spec.nats.exotic: The EventBus of kind 'nats' has 'native', 'exotic', which exclude each other. Keep one of them."],
  ['nats: { exotic: { url: u } }', "incomplete-bus spec.nats.exotic.clusterID: The EventBus of kind 'nats' has no 'exotic.clusterID', which it needs beside 'exotic'. Set 'exotic.clusterID'."],
  ['jetstream: { version: latest, replicas: 2 }', 'jetstream-replicas spec.jetstream.replicas: The EventBus has 2 replicas, and JetStream needs 1, or 3 and more. Set 3, so that one may fail.'],
  ['jetstream: { version: latest, replicas: 0 }', 'jetstream-replicas spec.jetstream.replicas: The EventBus has 0 replicas, and JetStream needs 1, or 3 and more. Set 3, so that one may fail.'],
])('%s', (spec, message) => expect(bus(spec)).toEqual([message]));
