import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { dag, existingWorkflowTemplate, input, Workflow } from 'cdk8s-mlops/argo-workflows';

const messages = existingWorkflowTemplate('cluster-workflow-template-print-message', {
  clusterScope: true,
  templates: { 'print-message': { inputs: { message: input.string() } } },
});
const inner = existingWorkflowTemplate('cluster-workflow-template-inner-dag', { clusterScope: true, templates: { 'inner-diamond': {} } });

/** Tasks that call templates which another app makes. */
export default (chart: Chart): void => {
  const print = messages.templates['print-message'];
  const diamond = dag('diamond', {
    tasks: (task) => {
      const a = task('A', print, { message: 'A' });
      const b = task('B', print, { message: 'B' }, { after: a });
      const c = task('C', inner.templates['inner-diamond'], {}, { after: a });
      task('D', print, { message: 'D' }, { after: [b, c] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-dag-diamond', entrypoint: diamond, ...upstreamDefaults });
};
