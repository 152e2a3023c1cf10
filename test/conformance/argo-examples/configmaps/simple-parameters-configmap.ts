import type { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-mlops/imports/kubernetes';

/** Values for inputs. The label lets the controller find it. */
export default (chart: Chart): void => {
  new ConfigMap(chart, 'Parameters', {
    metadata: { name: 'simple-parameters', labels: { 'workflows.argoproj.io/configmap-type': 'Parameter' } },
    data: { msg: 'hello world' },
  });
};
