import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, git, input, own, steps, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

const code = '/go/src/github.com/golang/example';

/** Builds a program, and runs it in several operating systems at the same time. */
export default (chart: Chart): void => {
  const workdir = Volume.claimTemplate('workdir', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
  const build = container('build-golang-example', {
    inputs: {
      revision: input.string(),
      code: input.artifact({ path: code, ...git({ repo: 'https://github.com/golang/example.git', revision: own.input('revision') }) }),
    },
    image: 'golang:1.8',
    command: ['sh', '-c'],
    args: [` cd ${code}/hello && git status && go build -v . `],
    mounts: [workdir.at('/go')],
  });
  const runHello = container('run-hello', {
    inputs: { 'os-image': input.string() },
    image: (inputs) => inputs['os-image'],
    command: ['sh', '-c'],
    args: [` uname -a ; cat /etc/os-release ; ${code}/hello/hello `],
    mounts: [workdir.at('/go')],
  });
  const systems = [
    { image: 'debian', tag: '9.1' },
    { image: 'alpine', tag: '3.6' },
    { image: 'ubuntu', tag: '17.10' },
  ];
  const example = steps('ci-example', {
    inputs: { revision: input.string() },
    steps: (step, { revision }) => {
      step('build', build, { revision });
      step.each('test', runHello, systems, ({ image, tag }) => ({ 'os-image': `${image}:${tag}` }));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'ci-example', entrypoint: example, arguments: { revision: 'cfe12d6' }, ...upstreamDefaults });
};
