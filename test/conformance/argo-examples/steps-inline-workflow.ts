import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const say = container('say', { image: 'argoproj/argosay:v2' });
  const main = steps('main', {
    steps: (step) => {
      step('a', say, {}, { inline: true });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'steps-inline',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'A step that holds its template.', 'workflows.argoproj.io/version': '>= 3.2.0' },
    ...upstreamDefaults,
  });
};
