import { App, Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { clusterTemplates } from './clustertemplates';
import { submit, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const { submittable } = clusterTemplates(new Chart(new App(), 'elsewhere'));
  new Workflow(chart, 'Workflow', { name: 'cluster-workflow-template-hello-world', from: submit(submittable), ...upstreamDefaults });
};
