import { Duration, type Chart } from 'cdk8s';
import { ClusterWorkflowTemplate, container, existingWorkflowTemplate, gt, input, restrictedPods, steps, submit, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';
import { Namespace } from 'cdk8s-mlops/imports/kubernetes';

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
  new Namespace(chart, 'Shared', { metadata: { name: 'shared' } });
  const shared = existingWorkflowTemplate('scan', {
    namespace: 'shared',
    parameters: { severity: input.string({ default: 'high' }) },
    templates: { scan: { inputs: { image: input.string() }, outputs: { findings: 'integer', report: 'artifact' } } },
  });
  const report = container('report', {
    inputs: { file: input.artifact({ path: '/in/report' }), findings: input.integer() },
    image: 'registry.example.org/report:1.0.0',
    args: ({ file, findings }) => ['--report', file.path, '--findings', findings],
  });
  const main = steps('main', {
    steps: (step) => {
      step('build', library.template(build), { image: 'etl:1.4.0' });
      const scanned = step('scan', shared.templates.scan, { image: 'etl:1.4.0' }).outputs;
      step('report', report, { file: scanned.report, findings: scanned.findings }, { when: gt(scanned.findings, 0) });
    },
  });
  new Workflow(chart, 'Build', { name: 'build', namespace: 'shared', entrypoint: main, parameters });
  new Workflow(chart, 'Scan', { name: 'scan', namespace: 'shared', from: submit(shared, { severity: 'low' }), serviceAccount: 'default' });
  new Workflow(chart, 'Again', { name: 'build-again', from: submit(library.startingAt(build), { image: 'etl:1.4.1' }), serviceAccount: { name: 'builder' } });
};
