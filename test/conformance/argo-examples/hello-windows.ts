import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const hello = container('hello-win', {
    nodeSelector: { 'kubernetes.io/os': 'windows' },
    image: 'mcr.microsoft.com/windows/nanoserver:1809',
    command: ['cmd', '/c'],
    args: ['echo', 'Hello from Windows Container!'],
  });
  new Workflow(chart, 'Workflow', { name: 'hello-windows', entrypoint: hello, ...upstreamDefaults });
};
