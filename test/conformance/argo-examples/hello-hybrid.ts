import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const helloWindows = container('hello-win', {
    nodeSelector: { 'kubernetes.io/os': 'windows' },
    image: 'mcr.microsoft.com/windows/nanoserver:1809',
    command: ['cmd', '/c'],
    args: ['echo', 'Hello from Windows Container!'],
  });
  const helloLinux = container('hello-linux', {
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    image: 'alpine',
    command: ['echo'],
    args: ['Hello from Linux Container!'],
  });
  const main = steps('mytemplate', {
    steps: (step) => {
      step('step1', helloWindows);
      step('step2', helloLinux);
    },
  });
  new Workflow(chart, 'Workflow', { name: 'hello-hybrid', entrypoint: main, ...upstreamDefaults });
};
