import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, Volume, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** Clones a repository, builds a program, and pushes an image that holds it, without a privileged container. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({
    repo: input.string({ default: 'https://github.com/argoproj/argo-workflows' }),
    branch: input.string({ default: 'master' }),
    path: input.string({ default: 'test/e2e/images/argosay/v2' }),
    image: input.string({ default: 'alexcollinsintuit/argosay:v2' }),
  });
  const work = Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '64Mi' } } });
  const folder = '/work';
  const dockerConfig = Volume.secret('docker-config', { name: 'docker-config' });

  const clone = container('clone', {
    inputs: { repo: input.string(), branch: input.string() },
    image: 'alpine/git:v2.26.2',
    workingDir: folder,
    args: ({ repo, branch }) => ['clone', '--depth', 1, '--branch', branch, '--single-branch', repo, '.'],
    mounts: [work.at(folder)],
  });
  const build = container('build', {
    inputs: { path: input.string() },
    image: 'golang:1.18',
    workingDir: ({ path }) => `${folder}/${path}`,
    env: { GO111MODULE: 'off' },
    command: ['go'],
    args: ['build', '-v', '-o', 'argosay', './...'],
    mounts: [work.at(folder)],
  });
  const image = container('image', {
    inputs: { path: input.string(), image: input.string() },
    image: 'moby/buildkit:v0.9.3-rootless',
    readinessProbe: { exec: { command: ['sh', '-c', 'buildctl debug workers'] } },
    workingDir: ({ path }) => `${folder}/${path}`,
    env: { BUILDKITD_FLAGS: '--oci-worker-no-process-sandbox', DOCKER_CONFIG: '/.docker' },
    command: ['buildctl-daemonless.sh'],
    args: (inputs) => [
      ...['build', '--frontend', 'dockerfile.v0', '--local', 'context=.', '--local', 'dockerfile=.'],
      ...['--output', `type=image,name=docker.io/${inputs.image},push=true`],
    ],
    mounts: [work.at(folder), dockerConfig.at('/.docker')],
  });
  const main = dag('main', {
    tasks: (task) => {
      const { repo, branch, path } = parameters;
      const cloned = task('clone', clone, { repo, branch });
      const built = task('build', build, { path }, { after: cloned });
      task('image', image, { path, image: parameters.image }, { after: built });
    },
  });
  new WorkflowTemplate(chart, 'WorkflowTemplate', { name: 'buildkit', entrypoint: main, parameters, ...upstreamDefaults });
};
