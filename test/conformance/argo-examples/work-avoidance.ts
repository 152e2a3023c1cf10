import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, s3, script, sequence, steps, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Steps leave a marker when they are done, which is kept between workflows, so that the next one does not do their work again. */
export default (chart: Chart): void => {
  const work = Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Mi' } } });
  const folder = '/work';
  const path = `${folder}/markers`;
  const markers = s3({
    endpoint: 'minio:9000',
    insecure: true,
    bucket: 'my-bucket',
    key: 'work-avoidance-markers',
    accessKeySecret: { name: 'my-minio-cred', key: 'accesskey' },
    secretKeySecret: { name: 'my-minio-cred', key: 'secretkey' },
  });

  const loadMarkers = container('load-markers', {
    inputs: { markers: input.artifact({ path, optional: true, ...markers }) },
    image: 'busybox',
    command: ['mkdir', '-p', path],
    mounts: [work.at(folder)],
  });
  const echo = script('echo', {
    inputs: { num: input.integer() },
    image: 'busybox',
    command: ['sh', '-eux'],
    source: ({ num }) => `
      marker=${path}/$(date +%F)-${num}
      test -e $marker && exit 0
      test $((RANDOM % 2)) -eq 0
      touch $marker
    `,
    mounts: [work.at(folder)],
  });
  const saveMarkers = container('save-markers', {
    outputs: { markers: output.artifact({ path, ...markers }) },
    image: 'busybox',
    command: ['true'],
    mounts: [work.at(folder)],
  });
  const main = steps('main', {
    steps: (step) => {
      step('load-markers', loadMarkers);
      step.each('echo', echo, sequence({ count: 3 }), (num) => ({ num }));
    },
  });
  new Workflow(chart, 'Workflow', { name: 'work-avoidance', entrypoint: main, onExit: saveMarkers, ...upstreamDefaults });
};
