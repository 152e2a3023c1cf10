import { groupOf, type KubeObject } from '../../kube-object';
import type { KubernetesVersion } from '../../schema/schema-catalog';
import { dnsHostLabel, dnsLabel, dnsSubdomain } from './dns-names';
import type { NameFormat } from './name-format';
import { dataKey, exactName, ipAddress, pathSegment, priorityClassName, shorter, trustBundleName, withIndex } from './other-names';

type Spec = Record<string, unknown>;
type FormatOf = (spec: Spec, version: KubernetesVersion) => NameFormat;

/**
 * Kinds that do not follow the general rule. By `<group>/<kind>`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
 */
const exceptions: Readonly<Record<string, FormatOf>> = {
  '/Namespace': () => dnsLabel,
  // From 1.36 on a Service may start with a digit (KEP-5311).
  // Events and disruption budgets: the API server does not look at the name itself.
  '/Event': () => pathSegment,
  'policy/PodDisruptionBudget': () => pathSegment,
  '/Service': (_, version) => (version === '1.34' ? dnsHostLabel : dnsLabel),
  'apps/StatefulSet': () => dnsLabel,
  'batch/CronJob': () => shorter(dnsSubdomain, 52, 'because its Jobs get 11 more'),
  'batch/Job': (spec) => (isIndexed(spec) ? withIndex(dnsSubdomain, Number(spec.completions) - 1) : dnsSubdomain),
  'rbac.authorization.k8s.io/Role': () => pathSegment,
  'rbac.authorization.k8s.io/ClusterRole': () => pathSegment,
  'rbac.authorization.k8s.io/RoleBinding': () => pathSegment,
  'rbac.authorization.k8s.io/ClusterRoleBinding': () => pathSegment,
  'certificates.k8s.io/CertificateSigningRequest': () => pathSegment,
  'certificates.k8s.io/ClusterTrustBundle': (spec) => trustBundleName(textAt(spec, 'signerName')),
  'coordination.k8s.io/LeaseCandidate': () => dataKey,
  'networking.k8s.io/IPAddress': () => ipAddress,
  'scheduling.k8s.io/PriorityClass': () => priorityClassName,
  'apiregistration.k8s.io/APIService': (spec) => joined(textAt(spec, 'version'), textAt(spec, 'group'), 'spec.version and spec.group'),
  'apiextensions.k8s.io/CustomResourceDefinition': (spec) =>
    joined(textAt(spec.names, 'plural'), textAt(spec, 'group'), 'spec.names.plural and spec.group'),
};

/** The shape that the API server demands of an object's name. Custom resources follow the general rule, a DNS subdomain. */
export function nameFormatOf(object: KubeObject, version: KubernetesVersion): NameFormat {
  const exception = exceptions[`${groupOf(object.apiVersion)}/${object.kind}`];
  return exception ? exception(isRecord(object.spec) ? object.spec : {}, version) : dnsSubdomain;
}

/** Where the first part is missing, the schema says so, and there is no name to demand. */
function joined(first: string, second: string, fields: string): NameFormat {
  return first ? exactName(`${first}.${second}`, fields) : dnsSubdomain;
}

function isIndexed(spec: Spec): boolean {
  return spec.completionMode === 'Indexed' && Number(spec.completions) > 0;
}

function textAt(value: unknown, field: string): string {
  const text = isRecord(value) ? value[field] : undefined;
  return typeof text === 'string' ? text : '';
}

function isRecord(value: unknown): value is Spec {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
