import type { Problem } from '../../lib/checks/problem';
import type { Rule } from '../../lib/checks/rule';
import { runChecks, type CheckReport } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestEntry, ManifestSet, Origin } from '../../lib/manifest-set';
import type { KubernetesVersion, SchemaCatalog } from '../../lib/schema/schema-catalog';
import type { KindSchema, StructuralSchema } from '../../lib/schema/structural-schema';

/** An object with metadata and whatever else is given. */
export function object(apiVersion: string, kind: string, metadata: object = { name: 'web' }, fields: object = {}): KubeObject {
  return { apiVersion, kind, metadata, ...fields } as KubeObject;
}

export function entry(of: KubeObject, origin: Origin = {}): ManifestEntry {
  return { object: of, origin };
}

export function setOf(entries: readonly ManifestEntry[], rest: Partial<ManifestSet> = {}): ManifestSet {
  return { entries, externals: [], waivers: [], problems: [], ...rest };
}

const labels: StructuralSchema = { type: 'object', additionalProperties: { type: 'string' } };
const definitions: Readonly<Record<string, StructuralSchema>> = {
  LabelSelector: {
    type: 'object',
    properties: {
      matchLabels: labels,
      matchExpressions: { type: 'array', items: { type: 'object', properties: { key: {}, operator: {}, values: {} } } },
    },
  },
  NodeSelectorTerm: { type: 'object', properties: { matchExpressions: { type: 'array', items: { type: 'object' } } } },
  PodSpec: {
    type: 'object',
    properties: {
      nodeSelector: labels,
      affinity: { type: 'object', properties: { nodeSelectorTerms: { type: 'array', items: { $ref: 'NodeSelectorTerm' } } } },
    },
  },
  PodTemplate: { type: 'object', properties: { metadata: { type: 'object' }, spec: { $ref: 'PodSpec' } } },
  Workload: { type: 'object', properties: { selector: { $ref: 'LabelSelector' }, template: { $ref: 'PodTemplate' } } },
  JsonSchema: { type: 'object', properties: { properties: { type: 'object', additionalProperties: { $ref: 'JsonSchema' } }, type: { type: 'string' } } },
};

function kind(scope: KindSchema['scope'], spec: StructuralSchema, builtIn = true): KindSchema {
  return { scope, plural: '', builtIn, schema: { type: 'object', properties: { spec } } };
}

const kinds: Readonly<Record<string, KindSchema>> = {
  'v1/Namespace': kind('Cluster', {}),
  'v1/ConfigMap': kind('Namespaced', {}),
  'v1/Service': kind('Namespaced', { type: 'object', properties: { selector: labels } }),
  'apps/v1/Deployment': kind('Namespaced', { $ref: 'Workload' }),
  'apps/v1beta1/Deployment': kind('Namespaced', { $ref: 'Workload' }),
  'rbac.authorization.k8s.io/v1/ClusterRole': kind('Cluster', {}),
  'apiextensions.k8s.io/v1/CustomResourceDefinition': kind('Cluster', { $ref: 'JsonSchema' }),
  'example.org/v1/Box': kind('Namespaced', { $ref: 'Workload' }, false),
};

/** A few kinds, laid out as the generated schemas are. */
export function catalog(kubernetesVersion: KubernetesVersion = '1.34'): SchemaCatalog {
  return {
    kubernetesVersion,
    find: (apiVersion, name) => {
      const found = kinds[`${apiVersion}/${name}`];
      return found && { ...found, apiVersion, kind: name, definitions };
    },
    versionsOf: () => [],
    kindsOf: () => [],
  };
}

/** Runs one rule over objects. */
export function check(rule: Rule, objects: readonly KubeObject[], version?: KubernetesVersion): readonly Problem[] {
  return runChecks(setOf(objects.map((of) => entry(of))), { rules: [rule], schemas: catalog(version) }).problems;
}

/** Path and text of what one rule finds on one object. */
export function findings(rule: Rule, of: KubeObject, version?: KubernetesVersion): string[] {
  return check(rule, [of], version).map(({ path, message, hint }) => `${path}: ${message}${hint ? ` ${hint}` : ''}`);
}

export function problem(fields: Partial<Problem> = {}): Problem {
  return { code: 'names/invalid-name', category: 'names', severity: 'error', message: 'It is wrong.', path: 'metadata.name', ...fields };
}

export function report(fields: Partial<CheckReport> = {}): CheckReport {
  return { problems: [], waived: [], unusedWaivers: [], ...fields };
}
