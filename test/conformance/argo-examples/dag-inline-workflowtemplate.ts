import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const say = container('say', { image: 'argoproj/argosay:v2' });
  const main = dag('main', {
    tasks: (task) => {
      task('a', say, {}, { inline: true });
    },
  });
  new WorkflowTemplate(chart, 'WorkflowTemplate', {
    name: 'dag-inline',
    entrypoint: main,
    annotations: { 'workflows.argoproj.io/description': 'A task that holds its template.', 'workflows.argoproj.io/version': '>= 3.2.0' },
    ...upstreamDefaults,
  });
};
