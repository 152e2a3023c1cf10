import { Duration, type Chart } from 'cdk8s';
import {
  add, and, configMapKey, container, cron, CronWorkflow, divide, endsWith, eq, ge, gt, input, isOneOf, le, lt, modulo, multiply, ne, not, output,
  own, result, script, secretKey, startsWith, steps, submit, subtract, toJson, Volume, WorkflowAccount, workflowParameters, WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const registry = 'registry.example.org';

/** Trains a model each night, and registers it if it is good. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({
    stage: input.oneOf(['dev', 'prod'], { default: 'dev', description: 'Where the model is registered' }),
    threshold: input.number({ configMap: { name: 'training' }, key: 'threshold', fallback: 0.5 }),
    epochs: input.integer({ enum: [1, 10, 100], default: 10 }),
    dryRun: input.boolean({ default: false }),
  });
  const account = new WorkflowAccount(chart, 'Account', {
    name: 'training',
    rules: [{ apiGroups: ['serving.kserve.io'], resources: ['inferenceservices'], verbs: ['get', 'patch'] }],
    serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/training' },
  });
  const raw = Volume.claim('raw', { name: 'raw-data' }, { readOnly: true });
  const settings = Volume.configMap('settings', { name: 'training' });
  const token = Volume.from({ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'mlflow' } }] } });
  const scratch = Volume.emptyDir('scratch', { sizeLimit: '1Gi' });

  const train = container('train', {
    inputs: { epochs: input.integer(), seed: input.integer() },
    outputs: {
      rmse: output.number({ path: '/out/rmse', default: 1 }),
      stable: output.boolean({ path: '/out/stable', description: 'Whether the loss settled' }),
      kind: output.oneOf(['tree', 'net'], { path: '/out/kind' }),
      run: output.string({ path: '/out/run', globalName: 'run' }),
    },
    image: `${registry}/train:2.1.0`,
    args: ({ epochs, seed }) => ['--epochs', epochs, '--seed', seed],
    env: {
      MLFLOW_TRACKING_URI: configMapKey({ name: 'mlflow' }, 'uri', { optional: true }),
      MLFLOW_TOKEN: secretKey({ name: 'mlflow' }, 'token', { optional: true }),
      POD: own.podName,
    },
    mounts: [raw.at('/raw', { readOnly: true }), settings.at('/settings'), token.at('/var/run/mlflow'), scratch.at('/out')],
    serviceAccount: account,
    podSecurityContext: { fsGroup: 1000 },
    activeDeadline: Duration.hours(2),
    retryStrategy: {
      limit: 3,
      backoff: { duration: Duration.minutes(1), factor: 2, cap: Duration.minutes(10), maxDuration: Duration.hours(1) },
      onOtherNode: true,
    },
  });
  const judge = script('judge', {
    inputs: { rmse: input.number(), share: input.number() },
    image: 'python:3.13-alpine',
    command: ['python'],
    result: result<'good' | 'bad'>(),
    source: ({ rmse, share }) => `
      rmse = float("${rmse}")
      print("good" if rmse < float("${share}") else "bad")
    `,
  });
  const register = container('register', {
    inputs: { run: input.string(), facts: input.json<{ stage: string; rmse: number }>() },
    image: `${registry}/register:1.0.0`,
    args: ({ run, facts }) => ['--run', run, '--facts', facts],
  });
  const main = steps('main', {
    inputs: { seed: input.integer({ default: 7 }) },
    steps: (step, { seed }) => {
      const { stage, threshold, epochs, dryRun } = parameters;
      const { rmse, stable, kind, run } = step('train', train, { epochs, seed: modulo(add(multiply(seed, 31), 11), 97) }).outputs;
      const judged = step('judge', judge, { rmse, share: divide(subtract(threshold, 0.1), 2) }, { when: isOneOf(kind, ['tree', 'net']) });
      const isGood = and(eq(judged.result, 'good'), stable, le(rmse, threshold), gt(rmse, 0), ge(epochs, 1), lt(epochs, 1000));
      const isReal = and(not(dryRun), ne(kind, 'tree'), startsWith(run, 'run-'), not(endsWith(run, '-draft')));
      step('register', register, { run, facts: toJson({ stage, rmse }) }, { when: isGood.and(isReal).or(eq(stage, 'dev')) });
    },
  });
  const training = new WorkflowTemplate(chart, 'Training', {
    name: 'training',
    entrypoint: main,
    parameters,
    serviceAccount: account,
    activeDeadline: Duration.hours(6),
    ttlStrategy: { afterCompletion: Duration.days(7), afterSuccess: Duration.days(1), afterFailure: Duration.days(14) },
    workflowMetadata: { labels: { team: 'ml', stage: parameters.stage }, annotations: { 'example.org/runbook': 'training' } },
    retryStrategy: { limit: 1 },
    volumes: [scratch],
    overrides: { schedulerName: 'batch' },
  });
  new CronWorkflow(chart, 'Nightly', {
    name: 'nightly-training',
    schedules: ['0 3 * * *'],
    from: submit(training, { stage: 'prod' }),
    when: lt(cron.failed, 3),
    stopWhen: ge(cron.succeeded, 100),
    suspend: true,
    serviceAccount: account,
    workflowMetadata: { labels: { 'example.org/started-by': 'clock' } },
    overrides: { startingDeadlineSeconds: 600 },
  });
};
