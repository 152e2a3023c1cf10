/** A kind that others refer to. */
export interface TargetKind {
  readonly group: string;
  readonly kind: string;
  /** The kind has no namespace. @default false */
  readonly cluster?: boolean;
  /** Whoever runs the cluster provides it as a rule, not the app: a StorageClass. Its absence is a warning. @default false */
  readonly class?: boolean;
  /** What the name is of, for people, where the kind does not say it: `DestinationRule for host`. @default - the kind */
  readonly label?: string;
}

const core = (kind: string): TargetKind => ({ group: '', kind });
const cluster = (group: string, kind: string): TargetKind => ({ group, kind, cluster: true });
const classOf = (group: string, kind: string): TargetKind => ({ group, kind, cluster: true, class: true });

export const configMap = core('ConfigMap');
export const persistentVolumeClaim = core('PersistentVolumeClaim');
export const secret = core('Secret');
export const service = core('Service');
export const serviceAccount = core('ServiceAccount');
export const namespace = cluster('', 'Namespace');
export const persistentVolume = cluster('', 'PersistentVolume');
export const role: TargetKind = { group: 'rbac.authorization.k8s.io', kind: 'Role' };
export const clusterRole = cluster('rbac.authorization.k8s.io', 'ClusterRole');
export const ingressClass = classOf('networking.k8s.io', 'IngressClass');
export const priorityClass = classOf('scheduling.k8s.io', 'PriorityClass');
export const runtimeClass = classOf('node.k8s.io', 'RuntimeClass');
export const storageClass = classOf('storage.k8s.io', 'StorageClass');

/** Kinds of Kubernetes itself that have no namespace and are named by kind in references. */
const clusterKinds = new Map(
  [namespace, persistentVolume, clusterRole, ingressClass, priorityClass, runtimeClass, storageClass].map((kind) => [`${kind.group}/${kind.kind}`, kind]),
);

/** The kind that a reference names by group and kind. */
export function targetKind(group: string, kind: string): TargetKind {
  return clusterKinds.get(`${group}/${kind}`) ?? { group, kind };
}
