import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const foo = Volume.emptyDir('foo');
  const example = container('init-container-example', {
    initContainers: [{ name: 'hello', image: 'alpine:3.23', command: ['echo', 'hello'], mirrorVolumeMounts: true }],
    image: 'alpine:3.23',
    command: ['echo', 'bye'],
    mounts: [foo.at('/foo')],
  });
  new Workflow(chart, 'Workflow', { name: 'init-container', entrypoint: example, ...upstreamDefaults });
};
