import type { Chart } from 'cdk8s';
import { type PolicyRule, Role, RoleBinding, ServiceAccount } from 'cdk8s-mlops/imports/kubernetes';

/** What the executor in every workflow pod needs: to report its results. */
const reportResults: PolicyRule = { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] };

/** The account that workflows of one chart run as, with what the executor needs and nothing but `rules` besides. */
export function addWorkflowAccount(chart: Chart, name: string, rules: readonly PolicyRule[] = []): ServiceAccount {
  const account = new ServiceAccount(chart, 'account', { metadata: { name } });
  const role = new Role(chart, 'role', { metadata: { name }, rules: [reportResults, ...rules] });
  new RoleBinding(chart, 'binding', {
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
    subjects: [{ kind: 'ServiceAccount', name: account.name, namespace: chart.namespace }],
  });
  return account;
}
