import { JsonPatch } from 'cdk8s';
import { EventBus } from '../../../constructs/argo-events';
import { MlopsApp } from '../../../lib';
import { expectValid, synthObjects } from '../../../lib/testing';
import { newChart } from './support';

const specOf = (props?: ConstructorParameters<typeof EventBus>[2]) => synthObjects(new EventBus(newChart(), 'bus', props))[0]!;

test('a bus is a JetStream of three restricted replicas with storage, and the one that is found by default', () => {
  const container = {
    securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
  };
  expect(specOf()).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'EventBus',
    metadata: { name: 'default', namespace: 'ci' },
    spec: {
      jetstream: {
        version: '2.10.10',
        replicas: 3,
        persistence: { volumeSize: '10Gi' },
        securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
        containerTemplate: container,
        reloaderContainerTemplate: container,
        metricsContainerTemplate: container,
      },
    },
  });
});

test('what is said of the JetStream wins over the defaults, and overrides win over all', () => {
  const { metadata, spec } = specOf({
    name: 'small',
    namespace: 'dev',
    labels: { team: 'ml' },
    jetstream: { replicas: 1, persistence: { volumeSize: '1Gi' } },
    overrides: { jetstream: { persistence: { storageClassName: 'fast' }, metricsContainerTemplate: undefined } },
  });
  expect(metadata).toEqual({ name: 'small', namespace: 'dev', labels: { team: 'ml' } });
  expect(spec.jetstream).toMatchObject({ version: '2.10.10', replicas: 1, persistence: { volumeSize: '1Gi', storageClassName: 'fast' } });
  expect(spec.jetstream).not.toHaveProperty('metricsContainerTemplate');
});

test('a JetStream or a Kafka that runs already is a bus too', () => {
  expect(specOf({ jetstreamExotic: { url: 'nats://nats:4222' } }).spec).toEqual({ jetstreamExotic: { url: 'nats://nats:4222' } });
  expect(specOf({ kafka: { url: 'kafka:9092', topic: 'events' } }).spec).toEqual({ kafka: { url: 'kafka:9092', topic: 'events' } });
});

test('a bus carries the checks of its system, and is valid as it comes', () => {
  const chart = newChart();
  const bus = new EventBus(chart, 'bus');
  const app = MlopsApp.of(chart) as MlopsApp;
  expect(expectValid(app).problems.map(({ code }) => code)).toEqual(['references/missing-namespace']);
  bus.resource.addJsonPatch(JsonPatch.replace('/spec/jetstream/replicas', 2));
  expect(app.check().problems.map(({ code }) => code)).toContain('argo-events/jetstream-replicas');
});

test('a bus that is made elsewhere is known by its name', () => {
  expect(EventBus.fromEventBusName('shared')).toEqual({ name: 'shared' });
});
