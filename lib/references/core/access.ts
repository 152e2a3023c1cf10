import { fieldsOf, textOf } from '../fields';
import { kindOf, nameOf, secretName } from '../readers';
import type { ReferenceModel } from '../reference-model';
import type { Reference } from '../reference-table';
import { serviceAccount } from '../target-kind';

const rbac = 'rbac.authorization.k8s.io';

/** Users and groups are known to the cluster's identity provider, not to manifests. */
function subject(value: unknown): Reference | undefined {
  const { kind, name, namespace } = fieldsOf(value);
  const account = textOf(name);
  return kind === 'ServiceAccount' && account !== undefined ? { to: serviceAccount, name: account, at: 'name', namespace: textOf(namespace) } : undefined;
}

const bindingTable = { roleRef: kindOf({ group: rbac }), 'subjects[*]': subject };

export const accessModels: readonly ReferenceModel[] = [
  {
    group: '',
    kind: 'ServiceAccount',
    references: { 'secrets[*]': secretName, 'imagePullSecrets[*]': secretName },
    builtIn: ['default'],
  },
  { group: rbac, kind: 'RoleBinding', references: bindingTable },
  { group: rbac, kind: 'ClusterRoleBinding', clusterScoped: true, references: bindingTable },
  { group: rbac, kind: 'Role', builtIn: ['kube-system/extension-apiserver-authentication-reader', 'kube-system/system:*', 'kube-public/system:*'] },
  { group: rbac, kind: 'ClusterRole', clusterScoped: true, builtIn: ['admin', 'cluster-admin', 'edit', 'view', 'system:*'] },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingAdmissionPolicyBinding',
    clusterScoped: true,
    references: {
      'spec.policyName': nameOf({ group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicy', cluster: true }),
    },
  },
];
