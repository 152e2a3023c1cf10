import { Duration, type Chart } from 'cdk8s';
import { container, counter, databaseSemaphore, eq, gauge, histogram, lastRetry, mutex, own, semaphore, suspend, workflow, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Locks of every kind, and metrics of every kind. */
export default (chart: Chart): void => {
  const load = container('load', {
    image: 'registry.example.org/load:1.0.0',
    synchronization: [
      mutex(`load-${workflow.namespace}`, { namespace: 'locks' }),
      semaphore({ name: 'limits' }, 'load', { namespace: 'locks' }),
    ],
    retryStrategy: { limit: 2, retryPolicy: 'Always', expression: eq(lastRetry.status, 'Error') },
    memoize: { key: `load-${workflow.name}`, maxAge: Duration.hours(1), cache: { name: 'loaded' } },
    pendingTimeout: Duration.minutes(10),
    metrics: [
      counter({ name: 'loaded_total', help: 'Loads', labels: { status: own.status }, value: 2 }),
      gauge({ name: 'load_seconds', help: 'Seconds of the last load', value: own.duration, operation: 'Set' }),
      gauge({ name: 'load_cpu', help: 'CPU of the last load', value: own.resourcesDuration.cpu, when: eq(own.status, 'Succeeded') }),
      histogram({ name: 'load_exit_code', help: 'Exit codes', value: own.exitCode, buckets: [0, 1, 2] }),
    ],
  });
  new Workflow(chart, 'Load', {
    name: 'load',
    entrypoint: load,
    templates: [suspend('pause', { duration: Duration.minutes(5) })],
    suspend: true,
    synchronization: [databaseSemaphore('loads', { namespace: 'locks' }), mutex('load', { database: true })],
    overrides: { priority: 10 },
  });
};
