import type { Chart } from 'cdk8s';
import { ClusterWorkflowTemplate, container, dag } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const say = container('say', { image: 'argoproj/argosay:v2' });
  const main = dag('main', {
    tasks: (task) => {
      task('a', say, {}, { inline: true });
    },
  });
  new ClusterWorkflowTemplate(chart, 'ClusterWorkflowTemplate', {
    name: 'dag-inline',
    entrypoint: main,
    podDefaults: 'none',
    annotations: { 'workflows.argoproj.io/description': 'A task that holds its template.', 'workflows.argoproj.io/version': '>= 3.2.0' },
  });
};
