import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const example = container('dind-sidecar-example', {
    image: 'docker:19.03.13',
    command: ['sh', '-c'],
    args: ['until docker ps; do sleep 3; done; docker run --rm debian:latest cat /etc/os-release'],
    env: { DOCKER_HOST: '127.0.0.1' },
    sidecars: [
      {
        name: 'dind',
        image: 'docker:19.03.13-dind',
        command: ['dockerd-entrypoint.sh'],
        env: { DOCKER_TLS_CERTDIR: '' },
        securityContext: { privileged: true },
        mirrorVolumeMounts: true,
      },
    ],
  });
  new Workflow(chart, 'Workflow', { name: 'sidecar-dind', entrypoint: example, ...upstreamDefaults });
};
