import type { Chart } from 'cdk8s';
import { contract } from '../platform/contract';
import { resources } from '../restricted';
import { images } from '../versions';
import { names } from './names';
import type { Settings } from './settings';
import { addWorkflowAccount } from './workflow-account';
import { commonSpec, step, workFolder } from './workflow-steps';
import { type DAGTask, type Template, WorkflowTemplate } from 'cdk8s-mlops/imports/argo-workflows';

const stagingApp = 'staging-tumor-triage';

/** From a commit to a tested staging: check, build, promote, wait for the sync, integration test. A pull request runs the checks alone. */
export function addCiCd(chart: Chart, settings: Settings): void {
  const account = addWorkflowAccount(chart, names.cicdTemplate);
  const common = commonSpec(account.name, 'ci-cd', '10Gi');
  new WorkflowTemplate(chart, 'template', {
    metadata: { name: names.cicdTemplate },
    spec: {
      ...common,
      entrypoint: 'deliver',
      arguments: { parameters: [{ name: 'revision', value: 'main' }] },
      volumes: [
        ...(common.volumes ?? []),
        { name: 'registry', secret: { secretName: names.registrySecret, items: [{ key: '.dockerconfigjson', path: 'config.json' }] } },
        { name: 'config-repository-key', secret: { secretName: names.configRepositorySecret, defaultMode: 0o440 } },
      ],
      templates: [
        check,
        deliver,
        clone,
        unitTests(settings),
        smokeTest(settings),
        build(settings),
        promote(settings),
        waitForSync,
        integrationTest(settings),
      ],
    },
  });
}

const check: Template = { name: 'check', dag: { tasks: [task('clone'), task('unit-tests', 'clone'), task('smoke-test', 'clone')] } };

const deliver: Template = {
  name: 'deliver',
  dag: {
    tasks: [
      ...check.dag!.tasks!,
      { ...task('build', 'unit-tests', 'smoke-test'), arguments: { parameters: [{ name: 'image', value: '{{item}}' }] }, withItems: ['pipeline', 'model-service'] },
      task('promote', 'build'),
      task('wait-for-sync', 'promote'),
      task('integration-test', 'wait-for-sync'),
    ],
  },
};

function task(name: string, ...after: string[]): DAGTask {
  return { name, template: name, ...(after.length > 0 && { depends: after.map((one) => `${one}.Succeeded`).join(' && ') }) };
}

const revision = { name: 'REVISION', value: '{{workflow.parameters.revision}}' };

const clone = step('clone', {
  image: images.git,
  command: ['sh', '-euc'],
  args: ['git init --quiet source && cd source && git fetch --depth 1 https://github.com/example/tumor-triage.git "$REVISION" && git checkout --quiet FETCH_HEAD'],
  env: [revision],
});

function unitTests({ registry }: Settings): Template {
  return step('unit-tests', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'pytest', '--junit-xml', '/workspace/unit-tests.xml', '/workspace/source'],
    memory: '1Gi',
  });
}

/** Trains and predicts on a small slice of the real table, without side effects. */
function smokeTest({ registry }: Settings): Template {
  return step('smoke-test', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'tumor_triage.smoke_test'],
    args: ['--rows', '60', '--source', '/workspace/source'],
    memory: '1Gi',
  });
}

/** Rootless BuildKit: no daemon, no privileges; see the comment on the namespace for what it needs. */
function build({ registry }: Settings): Template {
  const image = `${registry}/tumor-triage/{{inputs.parameters.image}}`;
  return {
    name: 'build',
    inputs: { parameters: [{ name: 'image', enum: ['pipeline', 'model-service'] }] },
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'Unconfined' } },
    container: {
      image: images.buildKit,
      command: ['buildctl-daemonless.sh'],
      args: [
        'build',
        '--frontend=dockerfile.v0',
        '--local=context=/workspace/source',
        '--local=dockerfile=/workspace/source/images/{{inputs.parameters.image}}',
        `--output=type=image,name=${image}:{{workflow.parameters.revision}},push=true`,
        `--export-cache=type=registry,ref=${image}:cache,mode=max`,
        `--import-cache=type=registry,ref=${image}:cache`,
        '--metadata-file=/workspace/{{inputs.parameters.image}}.json',
      ],
      env: [
        { name: 'BUILDKITD_FLAGS', value: '--oci-worker-no-process-sandbox' },
        { name: 'DOCKER_CONFIG', value: '/registry' },
      ],
      // newuidmap must be able to gain what its file grants.
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, allowPrivilegeEscalation: true },
      resources: resources('2', '4Gi', '10Gi'),
      volumeMounts: [
        { name: 'work', mountPath: workFolder },
        { name: 'registry', mountPath: '/registry', readOnly: true },
        { name: 'buildkit', mountPath: '/home/user/.local/share/buildkit' },
      ],
    },
    volumes: [{ name: 'buildkit', emptyDir: { sizeLimit: '10Gi' } }],
  };
}

/** Commits the new images to the config repository of staging, and prints what changed. Another writer's push in between is met by a new try. */
function promote({ registry, configRepository }: Settings): Template {
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
  return step(
    'promote',
    {
      image: images.kustomize,
      command: ['sh', '-euc'],
      args: [script],
      env: [
        revision,
        { name: 'REGISTRY', value: registry },
        { name: 'CONFIG_REPOSITORY', value: configRepository },
        { name: 'GIT_SSH_COMMAND', value: 'ssh -i /key/ssh-privatekey -o UserKnownHostsFile=/key/known_hosts -o IdentitiesOnly=yes' },
      ],
      mounts: [{ name: 'config-repository-key', mountPath: '/key', readOnly: true }],
    },
    { retryStrategy: { limit: 5, retryPolicy: 'Always', backoff: { duration: '5s', factor: 2 } } },
  );
}

/** Argo CD looks at the repository every few minutes: `get --refresh` makes it look now, and `wait` until what it saw runs. */
const waitForSync = step('wait-for-sync', {
  image: images.argoCd,
  command: ['sh', '-euc'],
  args: [`argocd app get ${stagingApp} --refresh && argocd app wait ${stagingApp} --sync --health --operation --timeout 900`],
  env: [
    { name: 'ARGOCD_SERVER', value: contract.argoCd.server },
    { name: 'ARGOCD_OPTS', value: '--grpc-web' },
    { name: 'ARGOCD_AUTH_TOKEN', valueFrom: { secretKeyRef: { name: names.argoCdSecret, key: 'token' } } },
  ],
});

/** Asks the API in staging what a client would ask it. */
function integrationTest({ registry, host }: Settings): Template {
  return step('integration-test', {
    image: `${registry}/tumor-triage/checks:1.0.0`,
    command: ['python', '-m', 'tumor_triage.integration_test'],
    args: ['--url', `https://${host}/api/v1.0/predictions`, '--junit-xml', '/workspace/integration-test.xml'],
  });
}
