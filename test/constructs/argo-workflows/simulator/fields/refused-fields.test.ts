import { simulate } from '../../../../../constructs/argo-workflows/simulator';
import { call, run, steps, work } from '../rules/support';

const synchronization = { semaphores: [{ database: { key: 'k' } }] };

test('a refused field is an error that names it, its path and the way out, before anything runs', () => {
  const stub = jest.fn();
  expect(() => run([steps([call('a')]), work('work', { synchronization })], { spec: { shutdown: 'Stop' }, stubs: { work: stub } })).toThrow(
    '2 problems:\n' +
      "- Workflow 'demo', spec.templates[1].synchronization.semaphores[0].database: it cannot be simulated: how many may hold it is not known: " +
      'it is kept in a database. Use a lock of a ConfigMap in the test.\n' +
      "- Workflow 'demo', spec.shutdown: it cannot be simulated: it stops a workflow that runs already. Remove it.",
  );
  expect(stub).not.toHaveBeenCalled();
});

test('a field that nobody knows is an error with the nearest name, in inline templates and CronWorkflows too', () => {
  const inline = { container: { image: 'busybox', command: ['true'] }, retryStrategi: { limit: 1 } };
  const workflowSpec = { entrypoint: 'main', templates: [steps([{ name: 'a', inline }])] };
  const cron = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: { name: 'nightly' }, spec: { schedules: ['0 3 * * *'], workflowSpec } };
  expect(() => simulate(cron, { stubs: { '*': {} } })).toThrow(
    "CronWorkflow 'nightly', spec.workflowSpec.templates[0].steps[0][0].inline.retryStrategi: there is no such field; perhaps 'retryStrategy' is meant.",
  );
});

test('a field that Argo Workflows 4 removed is an error with what replaces it', () => {
  const old = work('work', { synchronization: { mutex: { name: 'm' } } });
  expect(() => run([steps([call('a')]), old])).toThrow(
    "Workflow 'demo', spec.templates[1].synchronization.mutex: there is no such field any more: Argo Workflows 4 removed it. Use 'mutexes', which 3.7 has too.",
  );
  const workflowSpec = { entrypoint: 'work', templates: [work('work', { synchronization: { semaphore: { configMapKeyRef: { name: 'c', key: 'k' } } } })] };
  const cron = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: { name: 'nightly' }, spec: { schedule: '0 3 * * *', workflowSpec } };
  expect(() => simulate(cron)).toThrow(/spec\.schedule: .* Use 'schedules'.*\n.*semaphore: .* Use 'semaphores'/);
  expect(() => run([steps([call('a')]), work('work')], { spec: { mutex: {} } })).toThrow('spec.mutex: there is no such field.');
});

test('a field without value counts as left out', () => {
  expect(run([steps([call('a')]), work('work')], { spec: { shutdown: null } }).phase).toBe('Succeeded');
});
