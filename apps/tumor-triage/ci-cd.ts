import { type Chart, Duration } from 'cdk8s';
import { contract } from '../platform/contract';
import { resources } from '../restricted';
import { images } from '../versions';
import { names } from './names';
import type { Settings } from './settings';
import { commonSettings, inWorkFolder, using, workFolder, workVolume } from './workflow-steps';
import {
  container,
  dag,
  input,
  secretKey,
  type TaskFunction,
  Volume,
  WorkflowAccount,
  workflowParameters,
  WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const stagingApp = 'staging-tumor-triage';
const work = workVolume('10Gi');

/** The commit that the workflow is about. */
const globals = workflowParameters({ revision: input.string({ default: 'main' }) });

/**
 * From a commit to a tested staging: check, build, promote, wait for the sync, integration test. A pull request runs the checks alone.
 *
 * @returns how to start either
 */
export function addCiCd(chart: Chart, settings: Settings) {
  const { check, deliver } = pipelines(settings);
  const template = new WorkflowTemplate(chart, 'template', {
    name: names.cicdTemplate,
    parameters: globals,
    entrypoint: deliver,
    templates: [check],
    serviceAccount: new WorkflowAccount(chart, 'account', { name: names.cicdTemplate }),
    ...commonSettings('ci-cd'),
  });
  return { deliver: template.startingAt(deliver), check: template.startingAt(check) };
}

/** How to start the pipelines. */
export type Pipelines = ReturnType<typeof addCiCd>;

/** The files pass through the work folder, so each task says what it comes after. */
function pipelines(settings: Settings) {
  const [unit, smoke] = [unitTests(settings), smokeTest(settings)];
  const checks = (task: TaskFunction) => {
    const cloned = task('clone', clone);
    const tested = task('unit-tests', unit, {}, { after: cloned.succeeded });
    const smokeTested = task('smoke-test', smoke, {}, { after: cloned.succeeded });
    return [tested.succeeded, smokeTested.succeeded];
  };

  const check = dag('check', { tasks: (task) => void checks(task) });

  const deliver = dag('deliver', {
    tasks: (task) => {
      const built = task.each('build', buildImage(settings), ['pipeline', 'model-service'], (image) => ({ image }), { after: checks(task) });
      const promoted = task('promote', promote(settings), {}, { after: built.succeeded });
      const synced = task('wait-for-sync', waitForSync, {}, { after: promoted.succeeded });
      task('integration-test', integrationTest(settings), {}, { after: synced.succeeded });
    },
  });
  return { check, deliver };
}

const clone = container('clone', {
  image: images.git,
  command: ['sh', '-euc'],
  args: ['git init --quiet source && cd source && git fetch --depth 1 https://github.com/example/tumor-triage.git "$REVISION" && git checkout --quiet FETCH_HEAD'],
  ...inWorkFolder(work, { env: { REVISION: globals.revision } }),
});

function unitTests({ registry }: Settings) {
  return container('unit-tests', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'pytest', '--junit-xml', '/workspace/unit-tests.xml', '/workspace/source'],
    resources: using('500m', '1Gi'),
    ...inWorkFolder(work),
  });
}

/** Trains and predicts on a small slice of the real table, without side effects. */
function smokeTest({ registry }: Settings) {
  return container('smoke-test', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'tumor_triage.smoke_test'],
    args: ['--rows', '60', '--source', '/workspace/source'],
    resources: using('500m', '1Gi'),
    ...inWorkFolder(work),
  });
}

/** Rootless BuildKit: no daemon, no privileges; see the comment on the namespace for what it needs. */
function buildImage({ registry }: Settings) {
  const credentials = Volume.secret('registry', { name: names.registrySecret }, { items: [{ key: '.dockerconfigjson', path: 'config.json' }] });
  return container('build', {
    inputs: { image: input.oneOf(['pipeline', 'model-service']) },
    podSecurityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'Unconfined' } },
    image: images.buildKit,
    command: ['buildctl-daemonless.sh'],
    args: ({ image }) => [
      'build',
      '--frontend=dockerfile.v0',
      '--local=context=/workspace/source',
      `--local=dockerfile=/workspace/source/images/${image}`,
      `--output=type=image,name=${registry}/tumor-triage/${image}:${globals.revision},push=true`,
      `--export-cache=type=registry,ref=${registry}/tumor-triage/${image}:cache,mode=max`,
      `--import-cache=type=registry,ref=${registry}/tumor-triage/${image}:cache`,
      `--metadata-file=/workspace/${image}.json`,
    ],
    env: { BUILDKITD_FLAGS: '--oci-worker-no-process-sandbox', DOCKER_CONFIG: '/registry' },
    // newuidmap must be able to gain what its file grants.
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, allowPrivilegeEscalation: true, capabilities: {} },
    resources: resources('2', '4Gi', '10Gi'),
    mounts: [
      work.at(workFolder),
      credentials.at('/registry', { readOnly: true }),
      Volume.emptyDir('buildkit', { sizeLimit: '10Gi' }).at('/home/user/.local/share/buildkit'),
    ],
  });
}

/** Commits the new images to the config repository of staging, and prints what changed. Another writer's push in between is met by a new try. */
function promote({ registry, configRepository }: Settings) {
  const script = [
    'rm -rf config && git clone --quiet --depth 1 "$CONFIG_REPOSITORY" config',
    'cd config/envs/staging/tumor-triage',
    'cp kustomization.yaml /tmp/before.yaml',
    'for image in pipeline model-service; do',
    '  kustomize edit set image "$REGISTRY/tumor-triage/$image=$REGISTRY/tumor-triage/$image:$REVISION"',
    'done',
    'diff -u /tmp/before.yaml kustomization.yaml || true',
    'git diff --quiet || git -c user.name=promote -c user.email=promote@example.org commit --quiet --all --message "staging: tumor-triage $REVISION"',
    'git push --quiet',
  ].join('\n');
  return container('promote', {
    image: images.kustomize,
    command: ['sh', '-euc'],
    args: [script],
    ...inWorkFolder(work, {
      env: {
        REVISION: globals.revision,
        REGISTRY: registry,
        CONFIG_REPOSITORY: configRepository,
        GIT_SSH_COMMAND: 'ssh -i /key/ssh-privatekey -o UserKnownHostsFile=/key/known_hosts -o IdentitiesOnly=yes',
      },
      mounts: [Volume.secret('config-repository-key', { name: names.configRepositorySecret }, { defaultMode: 0o440 }).at('/key', { readOnly: true })],
    }),
    retryStrategy: { limit: 5, retryPolicy: 'Always', backoff: { duration: Duration.seconds(5), factor: 2 } },
  });
}

/** Argo CD looks at the repository every few minutes: `get --refresh` makes it look now, and `wait` until what it saw runs. */
const waitForSync = container('wait-for-sync', {
  image: images.argoCd,
  command: ['sh', '-euc'],
  args: [`argocd app get ${stagingApp} --refresh && argocd app wait ${stagingApp} --sync --health --operation --timeout 900`],
  ...inWorkFolder(work, {
    env: {
      ARGOCD_SERVER: contract.argoCd.server,
      ARGOCD_OPTS: '--grpc-web',
      ARGOCD_AUTH_TOKEN: secretKey({ name: names.argoCdSecret }, 'token'),
    },
  }),
});

/** Asks the API in staging what a client would ask it. */
function integrationTest({ registry, host }: Settings) {
  return container('integration-test', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'tumor_triage.integration_test'],
    args: ['--url', `https://${host}/api/v1.0/predictions`, '--junit-xml', '/workspace/integration-test.xml'],
    ...inWorkFolder(work),
  });
}
