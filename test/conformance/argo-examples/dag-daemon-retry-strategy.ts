import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, input, mutex, sequence, Workflow, workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const server = container('server', {
    daemon: true,
    retryStrategy: { limit: 6 },
    image: 'nginx:1.13',
    command: ['nginx'],
    args: ['-g', 'daemon off;'],
    readinessProbe: { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 2, timeoutSeconds: 1 },
  });
  const client = container('client', {
    inputs: { 'server-ip': input.string() },
    synchronization: [mutex(`client-${workflow.uid}`)],
    image: 'curlimages/curl:latest',
    command: ['/bin/sh', '-c'],
    args: (inputs) => {
      const request = `curl --silent -G http://${inputs['server-ip']}:80/`;
      return [`echo ${request} && ${request}`];
    },
  });
  const main = dag('main', {
    tasks: (task) => {
      const { ip } = task('server', server);
      task.each('client', client, sequence({ count: 6 }), () => ({ 'server-ip': ip }));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'dag-daemon-retry', entrypoint: main, ...upstreamDefaults });
};
