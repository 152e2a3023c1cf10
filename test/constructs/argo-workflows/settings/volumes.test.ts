import { Chart } from 'cdk8s';
import { MlopsApp } from '../../../../lib';
import { container, steps, Volume, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';
const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

test('a template declares what its containers mount, each volume once', () => {
  const scratch = Volume.emptyDir('scratch', { sizeLimit: '1Gi' });
  const work = container('work', {
    image,
    mounts: [
      scratch.at('/scratch'),
      Volume.claim('models', { name: 'models-claim' }, { readOnly: true }).at('/models', { readOnly: true, subPath: 'v1' }),
      Volume.secret('keys', { name: 'signing' }, { defaultMode: 0o400 }).at('/keys'),
      Volume.configMap('site', { name: 'site-settings' }, { optional: true }).at('/site'),
      Volume.from({ name: 'host', hostPath: { path: '/data' } }).at('/data'),
    ],
    sidecars: [{ name: 'log', image, mounts: [scratch.at('/log')] }],
  });
  const template = work.toSpec();
  expect(template.volumes).toEqual([
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'models', persistentVolumeClaim: { claimName: 'models-claim', readOnly: true } },
    { name: 'keys', secret: { secretName: 'signing', defaultMode: 256 } },
    { name: 'site', configMap: { name: 'site-settings', optional: true } },
    { name: 'host', hostPath: { path: '/data' } },
  ]);
  expect(template.container?.volumeMounts).toEqual([
    { name: 'scratch', mountPath: '/scratch' },
    { name: 'models', mountPath: '/models', readOnly: true, subPath: 'v1' },
    { name: 'keys', mountPath: '/keys' },
    { name: 'site', mountPath: '/site' },
    { name: 'host', mountPath: '/data' },
  ]);
  expect(template.sidecars?.[0]?.volumeMounts).toEqual([{ name: 'scratch', mountPath: '/log' }]);
});

test('a claim is made once for the whole workflow, however many templates mount it', () => {
  const workspace = Volume.claimTemplate('workspace', spec);
  const write = container('write', { image, mounts: [workspace.at('/work')] });
  const read = container('read', { image, mounts: [workspace.at('/work', { readOnly: true })] });
  const both = steps('both', {
    steps: (step) => {
      step('write', write);
      step('read', read);
    },
  });
  const app = new MlopsApp();
  new WorkflowTemplate(new Chart(app, 'chart'), 'Both', { name: 'both', entrypoint: both, serviceAccount: 'default', podDefaults: 'none' });
  expect(app.manifestSet().entries[0]!.object.spec).toMatchObject({ volumeClaimTemplates: [{ metadata: { name: 'workspace' }, spec }] });
  expect(write.toSpec().volumes).toBeUndefined();
});
