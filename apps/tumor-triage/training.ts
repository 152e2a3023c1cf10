import { type Chart, Duration } from 'cdk8s';
import { contract, serviceUrl } from '../platform/contract';
import { names } from './names';
import type { Settings } from './settings';
import { commonSettings, inWorkFolder, using, workVolume } from './workflow-steps';
import {
  container,
  CronWorkflow,
  dag,
  type EnvironmentVariables,
  input,
  output,
  resource,
  secretKey,
  Volume,
  WorkflowAccount,
} from 'cdk8s-mlops/argo-workflows';

/** Every Monday: load both halves of the table, preprocess, train, and serve the model if it is better than the one that is served. */
export function addTraining(chart: Chart, settings: Settings): void {
  new CronWorkflow(chart, 'weekly', {
    name: 'tumor-triage-training',
    schedules: ['0 3 * * 1'],
    startingDeadline: Duration.hours(1),
    serviceAccount: new WorkflowAccount(chart, 'account', {
      name: names.runner,
      rules: [{ apiGroups: ['machinelearning.seldon.io'], resources: ['seldondeployments'], resourceNames: [names.model], verbs: ['get', 'patch'] }],
    }),
    entrypoint: training(settings),
    ...commonSettings('training'),
  });
}

const work = workVolume('5Gi');

/** The files pass through the work folder, so each task says what it comes after. */
function training(settings: Settings) {
  const image = `${settings.registry}/tumor-triage/pipeline:1.0.0`;

  /** Half of the table is a file in the bucket, half is in a database. */
  const load = container('load', {
    image,
    command: ['python', '-m', 'tumor_triage.load'],
    args: ['--object', `${settings.data}/raw/measurements.csv`, '--table', 'measurements', '--output', 'raw.parquet'],
    ...inWorkFolder(work, { env: { ...objectStoreAccess(settings), DATABASE_URL: secretKey({ name: names.databaseSecret }, 'url') } }),
  });

  const preprocess = container('preprocess', {
    image,
    command: ['python', '-m', 'tumor_triage.preprocess'],
    args: ['--input', 'raw.parquet', '--output', 'features.parquet'],
    ...inWorkFolder(work),
  });

  /** Logs parameters and metrics, registers the model, and tells whether it beats the one that bears the alias. */
  const train = container('train', {
    image,
    outputs: { run: output.string({ path: '/workspace/run' }), improves: output.boolean({ path: '/workspace/improves' }) },
    command: ['python', '-m', 'tumor_triage.train'],
    args: ['--input', 'features.parquet', '--model', 'model.joblib', '--champion-alias', 'champion', '--run-file', 'run', '--improves-file', 'improves'],
    resources: using('2', '2Gi'),
    ...inWorkFolder(work, {
      env: { MLFLOW_TRACKING_URI: serviceUrl(contract.mlflow), MLFLOW_EXPERIMENT_NAME: 'tumor-triage', ...objectStoreAccess(settings) },
    }),
  });

  /** Puts the model, with its checksum, where Seldon's server reads it: written aside, then renamed. */
  const serve = container('serve', {
    image,
    command: ['python', '-m', 'tumor_triage.serve'],
    args: ['--model', 'model.joblib', '--folder', `/models/${names.servedFolder}`],
    ...inWorkFolder(work, { mounts: [Volume.claim('model', { name: names.modelClaim }).at('/models')] }),
  });

  return dag('training', {
    tasks: (task) => {
      const loaded = task('load', load);
      const preprocessed = task('preprocess', preprocess, {}, { after: loaded.succeeded });
      const trained = task('train', train, {}, { after: preprocessed.succeeded });
      const served = task('serve', serve, {}, { after: trained.succeeded, when: trained.outputs.improves });
      task('roll-out', rollOut, { run: trained.outputs.run }, { after: served.succeeded });
    },
  });
}

/** A changed annotation makes Seldon start new pods, which load the new file. Argo CD ignores this one field. */
const rollOut = resource('roll-out', {
  inputs: { run: input.string() },
  action: 'patch',
  mergeStrategy: 'json',
  flags: ['seldondeployment', names.model],
  manifest: ({ run }) => JSON.stringify([{ op: 'add', path: '/spec/predictors/0/annotations', value: { 'tumor-triage.example.org/run': run } }]),
});

/** On AWS the account's pod identity gives access, and nothing needs a key. */
function objectStoreAccess({ target }: Settings): EnvironmentVariables {
  if (target === 'aws') return {};
  const endpoint = serviceUrl(contract.objectStore);
  const secret = { name: names.objectStoreSecret };
  return {
    AWS_ENDPOINT_URL: endpoint,
    MLFLOW_S3_ENDPOINT_URL: endpoint,
    AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    AWS_ACCESS_KEY_ID: secretKey(secret, 'access-key'),
    AWS_SECRET_ACCESS_KEY: secretKey(secret, 'secret-key'),
  };
}
