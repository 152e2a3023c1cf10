import { App, Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { clusterTemplates } from './clustertemplates';
import { dag, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Tasks that call templates which another app makes. */
export default (chart: Chart): void => {
  const { print, innerDiamond } = clusterTemplates(new Chart(new App(), 'elsewhere'));
  const diamond = dag('diamond', {
    tasks: (_inputs, task) => {
      const a = task('A', print, { message: 'A' });
      const b = task('B', print, { message: 'B' }, { after: a });
      const c = task('C', innerDiamond, {}, { after: a });
      task('D', print, { message: 'D' }, { after: [b, c] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'workflow-template-dag-diamond', entrypoint: diamond, ...upstreamDefaults });
};
