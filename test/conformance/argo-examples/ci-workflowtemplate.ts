import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, output, s3, Volume, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

const go = { image: 'golang:1.18', workingDir: '/go/src/github.com/golang/example' };
const modules = '/go/pkg/mod';
/** Of the image's user. */
const home = '/root';
const builds = `${home}/.cache/go-build`;

/** Builds and tests a program; what was downloaded and built is kept for the next time. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ branch: input.string({ default: 'master' }) });
  const work = Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '64Mi' } } });
  const caches = [work.at(modules, { subPath: 'GOMODCACHE' }), work.at(builds, { subPath: 'GOCACHE' })];
  const mounts = [work.at(go.workingDir, { subPath: 'src' }), ...caches];
  const kept = (cache: string) => ({ optional: true as const, ...s3({ key: `github.com/golang/examples/${parameters.branch}/${cache}` }) });

  const restore = container('cache-restore', {
    ...go,
    inputs: {
      GOMODCACHE: input.artifact({ path: '/mnt/GOMODCACHE', ...kept('GOMODCACHE') }),
      GOCACHE: input.artifact({ path: '/mnt/GOCACHE', ...kept('GOCACHE') }),
    },
    command: ['sh', '-euxc'],
    args: [
      `
      restore() {
        mkdir -p $2
        if [ -e $1 ]; then cp -Rf $1 $2; fi
      }
      restore /mnt/GOMODCACHE $(go env GOMODCACHE)
      restore /mnt/GOCACHE $(go env GOCACHE)
      `,
    ],
    mounts: [work.at(modules, { subPath: 'mod' }), work.at(builds, { subPath: 'cache' })],
  });
  const store = container('cache-store', {
    ...go,
    outputs: {
      GOMODCACHE: output.artifact({ path: modules, ...kept('GOMODCACHE') }),
      GOCACHE: output.artifact({ path: builds, ...kept('GOCACHE') }),
    },
    mounts: caches,
  });
  const clone = container('clone', {
    ...go,
    command: ['sh', '-euxc'],
    args: [`git clone -v -b "${parameters.branch}" --single-branch --depth 1 https://github.com/golang/example.git .\n`],
    mounts,
  });
  const deps = container('deps', { ...go, command: ['sh', '-xuce'], args: ['go mod download -x\n'], mounts });
  const build = container('build', { ...go, command: ['sh', '-xuce'], args: ['go build ./...\n'], mounts });
  const test = container('test', {
    ...go,
    outputs: {
      'test-report': output.artifact({
        path: `${go.workingDir}/test-report.html`,
        archive: { none: {} },
        ...s3({ key: `${parameters.branch}/test-report.html` }),
      }),
    },
    command: ['sh', '-euxc'],
    args: [
      `
      go install github.com/jstemmer/go-junit-report@latest
      go install github.com/alexec/junit2html@v0.0.2
      report() { go-junit-report < test.out | junit2html > test-report.html; }
      trap report EXIT
      go test -v ./... > test.out 2>&1
      `,
    ],
    mounts,
  });
  const main = dag('main', {
    tasks: (task) => {
      const ready = task('deps', deps, {}, { after: [task('clone', clone), task('cache-restore', restore)] });
      const built = task('build', build, {}, { after: ready });
      task('test', test, {}, { after: built });
    },
  });
  new WorkflowTemplate(chart, 'WorkflowTemplate', {
    name: 'ci',
    annotations: { 'workflows.argoproj.io/description': 'Keeps a cache between runs, and publishes a report of the tests.' },
    entrypoint: main,
    onExit: store,
    parameters,
    ...upstreamDefaults,
  });
};
