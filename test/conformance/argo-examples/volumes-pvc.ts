import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const workdir = Volume.claimTemplate('workdir', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
  const write = container('hello-world-to-file', {
    image: 'busybox',
    command: ['sh', '-c'],
    args: ['echo generating message in volume; echo hello world | tee /mnt/vol/hello_world.txt'],
    mounts: [workdir.at('/mnt/vol')],
  });
  const print = container('print-message-from-file', {
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: ['echo getting message from volume; find /mnt/vol; cat /mnt/vol/hello_world.txt'],
    mounts: [workdir.at('/mnt/vol')],
  });
  const example = steps('volumes-pvc-example', {
    steps: (step) => {
      step('generate', write);
      step('print', print);
    },
  });
  new Workflow(chart, 'Workflow', { name: 'volumes-pvc', entrypoint: example, ...upstreamDefaults });
};
