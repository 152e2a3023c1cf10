import { Duration } from 'cdk8s';
import {
  configMapKey, container, counter, databaseSemaphore, eq, gauge, histogram, input, lastRetry, mutex, own, secretKey, semaphore, type Retry,
} from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';

function retryOf(retryStrategy: Retry): unknown {
  return container('work', { image, retryStrategy }).toSpec().retryStrategy;
}

test('a retry waits longer each time, up to a bound, and starts on another node', () => {
  expect(
    retryOf({
      limit: 5,
      retryPolicy: 'Always',
      backoff: { duration: Duration.seconds(30), factor: 2, cap: Duration.minutes(10), maxDuration: Duration.hours(2) },
      onOtherNode: true,
    }),
  ).toEqual({
    limit: 5,
    retryPolicy: 'Always',
    backoff: { duration: '30s', factor: 2, cap: '10m', maxDuration: '2h' },
    affinity: { nodeAntiAffinity: {} },
  });
});

test('a retry of which nothing is said has no field', () => {
  expect(retryOf({})).toEqual({});
});

test('a retry can depend on how the last run ended', () => {
  expect(retryOf({ expression: eq(lastRetry.exitCode, 137) })).toEqual({ expression: 'asInt(lastRetry.exitCode) == 137' });
});

test('locks are mutexes and semaphores, of ConfigMaps or of the database', () => {
  const locked = container('work', {
    image,
    inputs: { team: input.string() },
    synchronization: ({ team }) => [
      mutex(`deploy-${team}`, { namespace: 'ci' }),
      mutex('everything', { database: true }),
      semaphore({ name: 'limits' }, 'gpu', { namespace: 'ci' }),
      databaseSemaphore('gpu', { namespace: 'ci' }),
    ],
  });
  expect(locked.toSpec().synchronization).toEqual({
    mutexes: [{ name: 'deploy-{{inputs.parameters.team}}', namespace: 'ci' }, { name: 'everything', database: true }],
    semaphores: [
      { configMapKeyRef: { name: 'limits', key: 'gpu' }, namespace: 'ci' },
      { database: { key: 'gpu' }, namespace: 'ci' },
    ],
  });
});

test('variables of the environment are texts, numbers, keys of Secrets and ConfigMaps', () => {
  const env = {
    MODE: 'fast',
    WORKERS: 4,
    DEBUG: false,
    STEP: own.nodeName,
    TOKEN: secretKey({ name: 'registry' }, 'token'),
    PROXY: secretKey({ name: 'proxy' }, 'url', { optional: true }),
    REGION: configMapKey({ name: 'site' }, 'region', { optional: true }),
  };
  expect(container('work', { image, env }).toSpec().container?.env).toEqual([
    { name: 'MODE', value: 'fast' },
    { name: 'WORKERS', value: '4' },
    { name: 'DEBUG', value: 'false' },
    { name: 'STEP', value: '{{node.name}}' },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'registry', key: 'token' } } },
    { name: 'PROXY', valueFrom: { secretKeyRef: { name: 'proxy', key: 'url', optional: true } } },
    { name: 'REGION', valueFrom: { configMapKeyRef: { name: 'site', key: 'region', optional: true } } },
  ]);
});

test('metrics count, measure and spread', () => {
  const measured = container('work', {
    image,
    metrics: [
      counter({ name: 'runs', help: 'Runs.', labels: { status: own.status } }),
      counter({ name: 'rows', help: 'Rows.', value: 100, when: eq(own.status, 'Succeeded') }),
      gauge({ name: 'seconds', help: 'Time.', value: own.duration, realtime: true, operation: 'Set' }),
      histogram({ name: 'sizes', help: 'Sizes.', value: own.result, buckets: [1, 10] }),
    ],
  });
  expect(measured.toSpec().metrics?.prometheus).toEqual([
    { name: 'runs', help: 'Runs.', labels: [{ key: 'status', value: '{{status}}' }], counter: { value: '1' } },
    { name: 'rows', help: 'Rows.', when: "{{=status == 'Succeeded'}}", counter: { value: '100' } },
    { name: 'seconds', help: 'Time.', gauge: { value: '{{duration}}', realtime: true, operation: 'Set' } },
    { name: 'sizes', help: 'Sizes.', histogram: { value: '{{outputs.result}}', buckets: [1, 10] } },
  ]);
});
