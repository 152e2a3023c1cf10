import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { containerSet, output, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const workspace = Volume.emptyDir('workspace');
  const image = 'argoproj/argosay:v2';
  const main = containerSet('main', {
    outputs: { out: output.string({ path: '/workspace/out' }), file: output.artifact({ name: 'out', path: '/workspace/out' }) },
    mounts: [workspace.at('/workspace')],
    containers: [
      { name: 'a', image, args: ['echo', 'hi', '/workspace/out'] },
      { name: 'main', image },
    ],
  });
  new Workflow(chart, 'Workflow', {
    name: 'workspace',
    annotations: {
      'workflows.argoproj.io/description': 'Containers of one pod share a folder, in which every one of them can leave outputs.',
      'workflows.argoproj.io/version': '>= 3.1.0',
    },
    entrypoint: main,
    ...upstreamDefaults,
  });
};
