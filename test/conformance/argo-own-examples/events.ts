import type { Chart } from 'cdk8s';
import { container, endsWith, eq, event, input, submit, WorkflowEventBinding, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** A push to the main branch starts a build. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ repository: input.string(), revision: input.string({ default: 'main' }) });
  const build = container('build', { image: 'registry.example.org/build:1.0.0', args: [parameters.repository, parameters.revision] });
  const ci = new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: build, parameters });
  new WorkflowEventBinding(chart, 'Push', {
    name: 'push',
    selector: eq(event.discriminator, 'push').and(endsWith(event.payload('ref'), '/main')),
    submit: submit(ci, { repository: event.payload('repository', 'clone_url'), revision: event.payload('after') }),
    workflowMetadata: { generateName: "'ci-'", labels: { 'example.org/started-by': "'push'" } },
    overrides: { submit: { metadata: { annotations: { 'example.org/owner': "'ml'" } } } },
  });
};
