import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { containerSet, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const image = 'argoproj/argosay:v2';
  const main = containerSet('main', {
    containers: [
      { name: 'a', image },
      { name: 'b', image },
    ],
  });
  new Workflow(chart, 'Workflow', {
    name: 'parallel',
    annotations: {
      'workflows.argoproj.io/description': 'Two containers of one pod run at the same time.',
      'workflows.argoproj.io/version': '>= 3.1.0',
    },
    entrypoint: main,
    ...upstreamDefaults,
  });
};
