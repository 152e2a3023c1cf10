import { fieldsOf, textOf } from '../fields';
import { configMapKey, nameOf, objectOf, secretAnywhere, secretKey, secretName, volumeOf } from '../readers';
import type { Reference, ReferenceTable } from '../reference-table';
import { configMap, persistentVolumeClaim, priorityClass, runtimeClass, secret, serviceAccount, storageClass } from '../target-kind';

/** References of a container, also of those that other systems make pods of. */
export const containerTable: ReferenceTable = {
  'env[*].valueFrom.secretKeyRef': secretKey,
  'env[*].valueFrom.configMapKeyRef': configMapKey,
  'envFrom[*].secretRef': secretName,
  'envFrom[*].configMapRef': objectOf(configMap),
};

export const claimTemplateTable: ReferenceTable = {
  'spec.storageClassName': nameOf(storageClass),
};

/** References of one item of `volumes`. */
export const volumeTable: ReferenceTable = {
  secret: volumeOf(secret, 'secretName'),
  configMap: volumeOf(configMap, 'name'),
  'projected.sources[*].secret': volumeOf(secret, 'name'),
  'projected.sources[*].configMap': volumeOf(configMap, 'name'),
  persistentVolumeClaim: objectOf(persistentVolumeClaim, { name: 'claimName' }),
  'ephemeral.volumeClaimTemplate': claimTemplateTable,
  'csi.nodePublishSecretRef': secretName,
  'azureFile.secretName': nameOf(secret),
  'cephfs.secretRef': secretName,
  'cinder.secretRef': secretName,
  'flexVolume.secretRef': secretName,
  'iscsi.secretRef': secretName,
  'rbd.secretRef': secretName,
  'scaleIO.secretRef': secretName,
  'storageos.secretRef': secretName,
};

const resource = 'resource.k8s.io';

/** References of a pod's spec, wherever one stands. */
export const podTable: ReferenceTable = {
  '': serviceAccountOf,
  'imagePullSecrets[*]': secretName,
  priorityClassName: nameOf(priorityClass),
  runtimeClassName: nameOf(runtimeClass),
  'resourceClaims[*].resourceClaimName': nameOf({ group: resource, kind: 'ResourceClaim' }),
  'resourceClaims[*].resourceClaimTemplateName': nameOf({ group: resource, kind: 'ResourceClaimTemplate' }),
  'volumes[*]': volumeTable,
  'initContainers[*]': containerTable,
  'containers[*]': containerTable,
  'ephemeralContainers[*]': containerTable,
};

/** `serviceAccount` is the old name of the field; where both stand, both say the same. */
function serviceAccountOf(value: unknown): Reference | undefined {
  const fields = fieldsOf(value);
  const at = textOf(fields.serviceAccountName) ? 'serviceAccountName' : 'serviceAccount';
  const name = textOf(fields[at]);
  return name === undefined ? undefined : { to: serviceAccount, name, at };
}

/** References of a volume driver in a PersistentVolume, where Secrets have a namespace. */
export const driverTable: ReferenceTable = {
  'csi.controllerExpandSecretRef': secretAnywhere,
  'csi.controllerPublishSecretRef': secretAnywhere,
  'csi.nodeExpandSecretRef': secretAnywhere,
  'csi.nodePublishSecretRef': secretAnywhere,
  'csi.nodeStageSecretRef': secretAnywhere,
};
