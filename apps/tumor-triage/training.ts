import type { Chart } from 'cdk8s';
import { contract, serviceUrl } from '../platform/contract';
import { names } from './names';
import type { Settings } from './settings';
import { addWorkflowAccount } from './workflow-account';
import { commonSpec, step } from './workflow-steps';
import { CronWorkflow, type DAGTask, type Template } from 'cdk8s-mlops/imports/argo-workflows';
import type { EnvVar } from 'cdk8s-mlops/imports/kubernetes';

/** Every Monday: load both halves of the table, preprocess, train, and serve the model if it is better than the one that is served. */
export function addTraining(chart: Chart, settings: Settings): void {
  const account = addWorkflowAccount(chart, names.runner, [
    { apiGroups: ['machinelearning.seldon.io'], resources: ['seldondeployments'], resourceNames: [names.model], verbs: ['get', 'patch'] },
  ]);
  const common = commonSpec(account.name, 'training', '5Gi');
  new CronWorkflow(chart, 'weekly', {
    metadata: { name: 'tumor-triage-training' },
    spec: {
      schedules: ['0 3 * * 1'],
      timezone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      suspend: false,
      workflowSpec: {
        ...common,
        entrypoint: 'training',
        volumes: [...(common.volumes ?? []), { name: 'model', persistentVolumeClaim: { claimName: names.modelClaim } }],
        templates: [pipeline, load(settings), preprocess(settings), train(settings), serve(settings), rollOut],
      },
    },
  });
}

const pipeline: Template = {
  name: 'training',
  dag: {
    tasks: [
      task('load'),
      task('preprocess', 'load'),
      task('train', 'preprocess'),
      { ...task('serve', 'train'), when: "{{=tasks.train.outputs.parameters.improves == 'true'}}" },
      { ...task('roll-out', 'serve'), arguments: { parameters: [{ name: 'run', value: '{{tasks.train.outputs.parameters.run}}' }] } },
    ],
  },
};

function task(name: string, after?: string): DAGTask {
  return { name, template: name, ...(after && { depends: `${after}.Succeeded` }) };
}

/** Half of the table is a file in the bucket, half is in a database. */
function load(settings: Settings): Template {
  return step('load', {
    image: imageOf(settings),
    command: ['python', '-m', 'tumor_triage.load'],
    args: ['--object', `${settings.data}/raw/measurements.csv`, '--table', 'measurements', '--output', 'raw.parquet'],
    env: [...objectStoreAccess(settings), { name: 'DATABASE_URL', valueFrom: { secretKeyRef: { name: names.databaseSecret, key: 'url' } } }],
  });
}

function preprocess(settings: Settings): Template {
  return step('preprocess', {
    image: imageOf(settings),
    command: ['python', '-m', 'tumor_triage.preprocess'],
    args: ['--input', 'raw.parquet', '--output', 'features.parquet'],
  });
}

/** Logs parameters and metrics, registers the model, and tells whether it beats the one that bears the alias. */
function train(settings: Settings): Template {
  return step(
    'train',
    {
      image: imageOf(settings),
      command: ['python', '-m', 'tumor_triage.train'],
      args: ['--input', 'features.parquet', '--model', 'model.joblib', '--champion-alias', 'champion', '--run-file', 'run', '--improves-file', 'improves'],
      env: [{ name: 'MLFLOW_TRACKING_URI', value: serviceUrl(contract.mlflow) }, { name: 'MLFLOW_EXPERIMENT_NAME', value: 'tumor-triage' }, ...objectStoreAccess(settings)],
      cpu: '2',
      memory: '2Gi',
    },
    {
      outputs: {
        parameters: [
          { name: 'run', valueFrom: { path: '/workspace/run' } },
          { name: 'improves', valueFrom: { path: '/workspace/improves' } },
        ],
      },
    },
  );
}

/** Puts the model, with its checksum, where Seldon's server reads it: written aside, then renamed. */
function serve(settings: Settings): Template {
  return step('serve', {
    image: imageOf(settings),
    command: ['python', '-m', 'tumor_triage.serve'],
    args: ['--model', 'model.joblib', '--folder', `/models/${names.servedFolder}`],
    mounts: [{ name: 'model', mountPath: '/models' }],
  });
}

/** A changed annotation makes Seldon start new pods, which load the new file. Argo CD ignores this one field. */
const rollOut: Template = {
  name: 'roll-out',
  inputs: { parameters: [{ name: 'run' }] },
  resource: {
    action: 'patch',
    mergeStrategy: 'json',
    flags: ['seldondeployment', names.model],
    manifest: JSON.stringify([
      { op: 'add', path: '/spec/predictors/0/annotations', value: { 'tumor-triage.example.org/run': '{{inputs.parameters.run}}' } },
    ]),
  },
};

function imageOf({ registry }: Settings): string {
  return `${registry}/tumor-triage/pipeline:1.0.0`;
}

/** On AWS the account's pod identity gives access, and nothing needs a key. */
function objectStoreAccess({ target }: Settings): EnvVar[] {
  if (target === 'aws') return [];
  const key = (name: string, key: string): EnvVar => ({ name, valueFrom: { secretKeyRef: { name: names.objectStoreSecret, key } } });
  const endpoint = serviceUrl(contract.objectStore);
  return [
    { name: 'AWS_ENDPOINT_URL', value: endpoint },
    { name: 'MLFLOW_S3_ENDPOINT_URL', value: endpoint },
    { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
    key('AWS_ACCESS_KEY_ID', 'access-key'),
    key('AWS_SECRET_ACCESS_KEY', 'secret-key'),
  ];
}
