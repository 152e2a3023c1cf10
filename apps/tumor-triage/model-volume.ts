import type { Chart } from 'cdk8s';
import { names } from './names';
import type { EfsAccessPoint, NfsExport, Settings } from './settings';
import { neverPrune } from 'cdk8s-mlops/argo-cd';
import { PersistentVolume, PersistentVolumeClaim, type PersistentVolumeSpec } from 'cdk8s-mlops/imports/kubernetes';

/** The volume that training writes the model to, and that Seldon serves it from: NFS on a laptop cluster, EFS on AWS. */
export function addModelVolume(chart: Chart, { modelVolume, environment }: Settings): void {
  const name = `${names.modelClaim}-${environment}`;
  new PersistentVolume(chart, 'volume', {
    metadata: { name },
    spec: {
      capacity: { storage: '5Gi' },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
      // Both sides name each other, or another claim could take the volume.
      claimRef: { namespace: names.namespace, name: names.modelClaim },
      ...('server' in modelVolume ? nfs(modelVolume) : efs(modelVolume)),
    },
  });
  const claim = new PersistentVolumeClaim(chart, 'claim', {
    metadata: { name: names.modelClaim },
    spec: { accessModes: ['ReadWriteMany'], storageClassName: '', volumeName: name, resources: { requests: { storage: '5Gi' } } },
  });
  neverPrune(claim);
}

type VolumeSource = Pick<PersistentVolumeSpec, 'nfs' | 'csi' | 'mountOptions'>;

function nfs({ server, path }: NfsExport): VolumeSource {
  return { mountOptions: ['nfsvers=4.1', 'hard'], nfs: { server, path } };
}

function efs({ fileSystemId, accessPointId }: EfsAccessPoint): VolumeSource {
  return { mountOptions: ['tls', 'iam'], csi: { driver: 'efs.csi.aws.com', volumeHandle: `${fileSystemId}::${accessPointId}` } };
}
