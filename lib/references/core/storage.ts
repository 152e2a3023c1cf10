import { fieldAt, textOf } from '../fields';
import { kindOf, nameOf, objectOf } from '../readers';
import type { ReferenceModel } from '../reference-model';
import { persistentVolume, persistentVolumeClaim, priorityClass, storageClass } from '../target-kind';
import { driverTable } from './pod-table';

const claim: ReferenceModel = {
  group: '',
  kind: 'PersistentVolumeClaim',
  references: {
    'spec.volumeName': nameOf(persistentVolume),
    'spec.storageClassName': nameOf(storageClass),
    'spec.dataSource': kindOf(),
    'spec.dataSourceRef': kindOf({ namespaceField: 'namespace' }),
  },
};

const volume: ReferenceModel = {
  group: '',
  kind: 'PersistentVolume',
  clusterScoped: true,
  references: {
    'spec.claimRef': objectOf(persistentVolumeClaim, { namespaceField: 'namespace' }),
    spec: driverTable,
  },
  /** Volumes and claims made by hand find each other by a class name that needs no StorageClass. */
  provides: (object) => {
    const name = textOf(fieldAt(object, 'spec', 'storageClassName'));
    return name === undefined ? [] : [{ to: storageClass, name }];
  },
};

export const storageModels: readonly ReferenceModel[] = [
  claim,
  volume,
  { group: priorityClass.group, kind: priorityClass.kind, clusterScoped: true, builtIn: ['system-cluster-critical', 'system-node-critical'] },
];
