import { Chart, Duration } from 'cdk8s';
import { MlopsApp, type KubeObject } from '../../../../lib';
import {
  ClusterWorkflowTemplate,
  container,
  cron,
  CronWorkflow,
  dag,
  event,
  existingWorkflowTemplate,
  ge,
  http,
  input,
  plugin,
  restrictedPods,
  steps,
  submit,
  type Template,
  Volume,
  Workflow,
  WorkflowAccount,
  WorkflowEventBinding,
  WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';
const work = container('work', { image });

/** Accounts, WorkflowTemplates and the namespace that the tests name and do not make. */
const madeElsewhere = ['argo-workflows/unknown-template', 'references/missing-object', 'references/missing-namespace'];

/** What the app makes, once nothing of it is refused. */
function objectsOf(write: (chart: Chart) => void): KubeObject[] {
  const app = new MlopsApp();
  write(new Chart(app, 'ml', { disableResourceNameHashes: true, namespace: 'ml' }));
  const { problems } = app.check();
  expect(problems.filter(({ code }) => !madeElsewhere.includes(code))).toEqual([]);
  return app.manifestSet().entries.map(({ object }) => object);
}

function specOf(write: (chart: Chart) => void): unknown {
  return objectsOf(write)[0]!.spec;
}

test('pods are restricted, and ask for little', () => {
  expect(specOf((chart) => new WorkflowTemplate(chart, 'T', { name: 't', entrypoint: work, serviceAccount: 'default' }))).toEqual({
    entrypoint: 'work',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    templates: [{ name: 'work', container: { image, ...containerDefaults() } }],
  });
});

function containerDefaults(): object {
  const { securityContext, resources } = restrictedPods;
  return { securityContext, resources };
}

test('defaults of pods can be others, and what a container says itself wins', () => {
  const own = container('own', { image, resources: { requests: { cpu: '2' } }, securityContext: { readOnlyRootFilesystem: false } });
  const spec = specOf((chart) =>
    new WorkflowTemplate(chart, 'T', {
      name: 't',
      templates: [work, own],
      podDefaults: {
        podSecurityContext: { runAsUser: 1000 },
        securityContext: { readOnlyRootFilesystem: true },
        resources: { requests: { cpu: '1' } },
      },
      serviceAccount: 'default',
    }),
  );
  expect(spec).toEqual({
    securityContext: { runAsUser: 1000 },
    templates: [
      { name: 'work', container: { image, securityContext: { readOnlyRootFilesystem: true }, resources: { requests: { cpu: '1' } } } },
      { name: 'own', container: { image, resources: { requests: { cpu: '2' } }, securityContext: { readOnlyRootFilesystem: false } } },
    ],
  });
});

test('a whole workflow has limits of time, retries, volumes and labels of what it starts', () => {
  const spec = specOf((chart) =>
    new ClusterWorkflowTemplate(chart, 'T', {
      name: 't',
      entrypoint: work,
      podDefaults: 'none',
      serviceAccountName: 'runner',
      activeDeadline: Duration.hours(1),
      ttlStrategy: { afterCompletion: Duration.days(1), afterSuccess: Duration.hours(1), afterFailure: Duration.days(7) },
      retryStrategy: { limit: 1 },
      volumes: [Volume.emptyDir('scratch')],
      workflowMetadata: { labels: { team: 'ml' }, annotations: { note: 'mine' } },
      overrides: { priority: 3 },
    }),
  );
  expect(spec).toEqual({
    entrypoint: 'work',
    serviceAccountName: 'runner',
    activeDeadlineSeconds: 3600,
    ttlStrategy: { secondsAfterCompletion: 86_400, secondsAfterSuccess: 3600, secondsAfterFailure: 604_800 },
    retryStrategy: { limit: 1 },
    volumes: [{ name: 'scratch', emptyDir: {} }],
    workflowMetadata: { labels: { team: 'ml' }, annotations: { note: 'mine' } },
    priority: 3,
    templates: [{ name: 'work', container: { image } }],
  });
});

test('an account may report results and what it is told besides, nothing else', () => {
  const configMaps = { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] };
  const objects = objectsOf((chart) => {
    const account = new WorkflowAccount(chart, 'Account', { name: 'runner', rules: [configMaps], serviceAccountAnnotations: { role: 'aws' } });
    new Workflow(chart, 'W', { name: 'w', entrypoint: work, serviceAccount: account });
  });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual(['ServiceAccount runner', 'Role runner', 'RoleBinding runner', 'Workflow w']);
  expect(objects[0]!.metadata?.annotations).toEqual({ role: 'aws' });
  expect(objects[1]!.rules).toEqual([{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }, configMaps]);
  expect(objects[3]!.spec).toMatchObject({ serviceAccountName: 'runner' });
});

test('a workflow that names no account gets one of its own', () => {
  const objects = objectsOf((chart) => new Workflow(chart, 'W', { name: 'w', entrypoint: work, overrides: { priority: 1 } }));
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual(['ServiceAccount w', 'Role w', 'RoleBinding w', 'Workflow w']);
  expect(objects[3]!.spec).toMatchObject({ serviceAccountName: 'w', suspend: false, priority: 1 });
});

test('the account of a workflow that makes requests or uses plugins may do the work of the agent', () => {
  const get = http('get', { url: 'https://example.org' });
  const call = plugin('call', { plugin: { slack: {} } });
  const agent = [
    { apiGroups: ['argoproj.io'], resources: ['workflowtasksets'], verbs: ['list', 'watch'] },
    { apiGroups: ['argoproj.io'], resources: ['workflowtasksets/status'], verbs: ['patch'] },
  ];
  const rulesFor = (entrypoint: Template): unknown => {
    const objects = objectsOf((chart) => new WorkflowTemplate(chart, 'W', { name: 'w', entrypoint }));
    return objects.find(({ kind }) => kind === 'Role')!.rules;
  };
  const report = { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] };
  expect(rulesFor(work)).toEqual([report]);
  for (const entrypoint of [
    get,
    call,
    steps('main', { steps: (step) => void step('get', get) }),
    dag('main', { tasks: (task) => void task('get', get, {}, { inline: true }) }),
    steps('main', { steps: (step) => void step('inner', dag('inner', { tasks: (task) => void task('call', call, {}, { inline: true }) }), {}, { inline: true }) }),
  ]) expect(rulesFor(entrypoint)).toEqual([report, ...agent]);
});

test('a CronWorkflow says when and how it runs', () => {
  const nightly = existingWorkflowTemplate('training', { parameters: { source: input.string() } });
  const spec = specOf((chart) =>
    new CronWorkflow(chart, 'C', {
      name: 'nightly',
      schedules: ['0 3 * * *'],
      timezone: 'Europe/Berlin',
      concurrencyPolicy: 'Replace',
      startingDeadline: Duration.minutes(10),
      successfulJobsHistoryLimit: 2,
      failedJobsHistoryLimit: 5,
      when: ge(3, cron.failed),
      stopWhen: ge(cron.succeeded, 10),
      suspend: true,
      workflowMetadata: { labels: { team: 'ml' } },
      from: submit(nightly, { source: 's3://ml/raw' }),
      serviceAccount: { name: 'runner' },
      overrides: { workflowSpec: { priority: 2 } },
    }),
  );
  expect(spec).toEqual({
    schedules: ['0 3 * * *'],
    timezone: 'Europe/Berlin',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 600,
    successfulJobsHistoryLimit: 2,
    failedJobsHistoryLimit: 5,
    when: '{{=3 >= cronworkflow.failed}}',
    stopStrategy: { expression: 'cronworkflow.succeeded >= 10' },
    suspend: true,
    workflowMetadata: { labels: { team: 'ml' } },
    workflowSpec: {
      workflowTemplateRef: { name: 'training' },
      arguments: { parameters: [{ name: 'source', value: 's3://ml/raw' }] },
      serviceAccountName: 'runner',
      priority: 2,
    },
  });
});

test('an event binding passes values of the event on', () => {
  const ci = existingWorkflowTemplate('ci', { parameters: { rev: input.string(), kind: input.string(), name: input.string() } });
  const spec = specOf((chart) =>
    new WorkflowEventBinding(chart, 'B', {
      name: 'push',
      selector: 'discriminator == "push"',
      submit: submit(ci, { rev: event.payload('after'), kind: event.expression('metadata["x-event"][0]'), name: event.discriminator }),
      workflowMetadata: { generateName: "'ci-'", labels: { kind: 'discriminator' } },
      overrides: { event: { selector: 'discriminator == "tag"' } },
    }),
  );
  expect(spec).toEqual({
    event: { selector: 'discriminator == "tag"' },
    submit: {
      workflowTemplateRef: { name: 'ci' },
      metadata: { generateName: "'ci-'", labels: { kind: 'discriminator' } },
      arguments: {
        parameters: [
          { name: 'rev', valueFrom: { event: 'payload.after' } },
          { name: 'kind', valueFrom: { event: 'metadata["x-event"][0]' } },
          { name: 'name', valueFrom: { event: 'discriminator' } },
        ],
      },
    },
  });
});
