import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const example = container('sidecar-nginx-example', {
    image: 'curlimages/curl:latest',
    command: ['sh', '-c'],
    args: ["until `curl -G 'http://127.0.0.1/' >& /tmp/out`; do echo sleep && sleep 1; done && cat /tmp/out"],
    sidecars: [{ name: 'nginx', image: 'nginx:1.13', command: ['nginx', '-g', 'daemon off;'] }],
  });
  new Workflow(chart, 'Workflow', { name: 'sidecar-nginx', entrypoint: example, ...upstreamDefaults });
};
