import { Duration, type Chart } from 'cdk8s';
import { ClusterWorkflowTemplate, container, existingWorkflowTemplate, input, restrictedPods, steps, submit, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

/** A library of templates for all namespaces, with pods that get what the library says, and a workflow that starts there. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ registry: input.string({ default: 'registry.example.org' }) });
  const build = container('build', {
    inputs: { image: input.string() },
    image: 'registry.example.org/build:1.0.0',
    args: ({ image }) => ['--tag', `${parameters.registry}/${image}`],
  });
  const library = new ClusterWorkflowTemplate(chart, 'Library', {
    name: 'library',
    entrypoint: build,
    parameters,
    serviceAccountName: 'builder',
    podDefaults: {
      ...restrictedPods,
      podSecurityContext: { ...restrictedPods.podSecurityContext, runAsUser: 1000 },
      resources: { requests: { cpu: '1', memory: '1Gi' } },
    },
    activeDeadline: Duration.hours(1),
    overrides: { parallelism: 3 },
  });
  const shared = existingWorkflowTemplate('scan', {
    namespace: 'shared',
    parameters: { severity: input.string({ default: 'high' }) },
    templates: { scan: { inputs: { image: input.string() }, outputs: { findings: 'integer', report: 'artifact' } } },
  });
  const main = steps('main', {
    steps: (step) => {
      step('build', library.template(build), { image: 'etl:1.4.0' });
    },
  });
  new Workflow(chart, 'Build', { name: 'build', entrypoint: main, parameters });
  new Workflow(chart, 'Again', { name: 'build-again', from: submit(library.startingAt(build), { image: 'etl:1.4.1' }), serviceAccount: { name: 'builder' } });
  void shared;
};
