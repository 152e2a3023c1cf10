import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const workdir = Volume.emptyDir('workdir');
  const example = container('volumes-emptydir-example', {
    image: 'alpine:3.23',
    command: ['/bin/sh', '-c'],
    args: [' if grep -q /mnt/vol /proc/mounts; then echo "Volume mounted and found"; else echo "Not found"; exit 1; fi '],
    mounts: [workdir.at('/mnt/vol')],
  });
  new Workflow(chart, 'Workflow', { name: 'volumes-emptydir', entrypoint: example, ...upstreamDefaults });
};
