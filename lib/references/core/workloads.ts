import type { KubeObject } from '../../kube-object';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../fields';
import { podTemplateAt } from '../pod-template';
import { kindOf, nameOf } from '../readers';
import type { Provision, ReferenceModel } from '../reference-model';
import { persistentVolumeClaim, service } from '../target-kind';
import { claimTemplateTable, podTable } from './pod-table';

/** A kind that makes pods of the template at a path. */
function workload(group: string, kind: string, ...path: readonly string[]): ReferenceModel {
  const at = path.join('.');
  return {
    group,
    kind,
    references: { [at === '' ? 'spec' : `${at}.spec`]: podTable },
    pods: (object) => [podTemplateAt(at, fieldAt(object, ...path))],
  };
}

const statefulSet: ReferenceModel = {
  group: 'apps',
  kind: 'StatefulSet',
  references: {
    'spec.template.spec': podTable,
    'spec.serviceName': nameOf(service),
    'spec.volumeClaimTemplates[*]': claimTemplateTable,
  },
  provides: claimsOf,
  pods: (object) => [podTemplateAt('spec.template', fieldAt(object, 'spec', 'template'), claimTemplateNames(object))],
};

function claimTemplateNames(object: KubeObject): string[] {
  return itemsOf(fieldAt(object, 'spec', 'volumeClaimTemplates')).flatMap((claim) => textOf(fieldAt(claim, 'metadata', 'name')) ?? []);
}

/** More replicas than this are not written by hand, and nobody names their claims one by one. */
const mostReplicas = 100;

/** Each replica has a claim `<template>-<set>-<ordinal>`, which a backup may mount. */
function claimsOf(object: KubeObject): Provision[] {
  const { replicas, ordinals } = fieldsOf(object.spec);
  const start = Number(fieldsOf(ordinals).start ?? 0);
  const count = Math.min(Number(replicas ?? 1) || 0, mostReplicas);
  return claimTemplateNames(object).flatMap((claim) =>
    Array.from({ length: count }, (_, index) => ({ to: persistentVolumeClaim, name: `${claim}-${object.metadata?.name}-${start + index}` })),
  );
}

const horizontalPodAutoscaler: ReferenceModel = {
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  references: {
    'spec.scaleTargetRef': kindOf(),
    'spec.metrics[*].object.describedObject': kindOf(),
  },
};

const podDisruptionBudget: ReferenceModel = {
  group: 'policy',
  kind: 'PodDisruptionBudget',
  selects: (object) => {
    const selector = fieldAt(object, 'spec', 'selector');
    return selector === undefined || selector === null ? [] : [{ path: 'spec.selector', selector: fieldsOf(selector) }];
  },
};

export const workloadModels: readonly ReferenceModel[] = [
  workload('', 'Pod'),
  workload('', 'PodTemplate', 'template'),
  workload('', 'ReplicationController', 'spec', 'template'),
  workload('apps', 'Deployment', 'spec', 'template'),
  workload('apps', 'ReplicaSet', 'spec', 'template'),
  workload('apps', 'DaemonSet', 'spec', 'template'),
  statefulSet,
  workload('batch', 'Job', 'spec', 'template'),
  workload('batch', 'CronJob', 'spec', 'jobTemplate', 'spec', 'template'),
  horizontalPodAutoscaler,
  podDisruptionBudget,
];

