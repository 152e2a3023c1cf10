import { nameFormatOf } from '../../../lib/checks/names/name-format-of';
import type { KubernetesVersion } from '../../../lib/schema/schema-catalog';
import { object } from '../support';

const accepts = (apiVersion: string, kind: string, name: string, spec?: unknown, version: KubernetesVersion = '1.34') =>
  nameFormatOf(object(apiVersion, kind, {}, spec === undefined ? {} : { spec }), version).fault(name) === undefined;

const crd = { group: 'example.org', names: { plural: 'boxes' } };

/** Kind, a name that it takes, one that it refuses. */
const names: readonly (readonly [string, string, string, string, unknown?])[] = [
  ['apps/v1', 'Deployment', 'a.b', 'A'],
  ['example.org/v1', 'Role', 'a.b', 'a:b'],
  ['v1', 'Pod', 'a.b-c', 'a_b'],
  ['v1', 'Namespace', 'a-b', 'a.b'],
  ['apps/v1', 'StatefulSet', 'a-b', 'a.b'],
  ['apps/v1', 'StatefulSet', 'a'.repeat(63), 'a'.repeat(64)],
  ['rbac.authorization.k8s.io/v1', 'Role', 'System:Node', 'a/b'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:a', '..'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'a_b', 'a%b'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'A', '.'],
  ['policy/v1', 'PodDisruptionBudget', 'A_b', 'a/b'],
  ['v1', 'Event', 'A:b', '..'],
  ['events.k8s.io/v1', 'Event', 'a.b', 'A:b'],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest', 'User:A', 'a/b'],
  ['certificates.k8s.io/v1beta1', 'ClusterTrustBundle', 'a:b:c', 'c', { signerName: 'a/b' }],
  ['coordination.k8s.io/v1beta1', 'LeaseCandidate', 'A_b', 'a:b'],
  ['networking.k8s.io/v1', 'IPAddress', '10.0.0.1', 'web'],
  ['batch/v1', 'CronJob', 'a'.repeat(52), 'a'.repeat(53)],
  ['batch/v1', 'Job', 'a'.repeat(63), 'a'.repeat(254), { completions: 5 }],
  ['batch/v1', 'Job', 'a'.repeat(61), 'a'.repeat(62), { completions: 10, completionMode: 'Indexed' }],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'system-node-critical', 'system-x'],
  ['apiregistration.k8s.io/v1', 'APIService', 'v1.example.org', 'v2.example.org', { version: 'v1', group: 'example.org' }],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'boxes.example.org', 'box.example.org', crd],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'boxes.example.org', 'A', { names: 'broken' }],
];

test.each(names.map(([apiVersion, kind, good, bad, spec]) => ({ apiVersion, kind, good, bad, spec })))('$apiVersion $kind takes $good and refuses $bad', (row) => {
  const { apiVersion, kind, good, bad, spec } = row;
  expect(accepts(apiVersion, kind, good, spec)).toBe(true);
  expect(accepts(apiVersion, kind, bad, spec)).toBe(false);
});

test('a Service may start with a digit from Kubernetes 1.36 on, and never has a dot', () => {
  expect(accepts('v1', 'Service', '7web', undefined, '1.34')).toBe(false);
  expect(accepts('v1', 'Service', '7web', undefined, '1.36')).toBe(true);
  expect(accepts('v1', 'Service', 'a.b', undefined, '1.36')).toBe(false);
  expect(accepts('serving.knative.dev/v1', 'Service', '7.web', undefined, '1.34')).toBe(true);
});
