import type { Problem } from '../../lib/checks/problem';
import type { Rule } from '../../lib/checks/rule';
import { runChecks, type CheckReport } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestEntry, ManifestSet, Origin } from '../../lib/manifest-set';
import { extendCatalog, openCatalog } from '../../lib/schema/catalog';
import type { CustomKind } from '../../lib/schema/custom-resource-definition';
import type { KubernetesVersion, SchemaCatalog } from '../../lib/schema/schema-catalog';

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

/** A custom kind whose fields are those of a workload, and a cluster-scoped one. */
const boxes: readonly CustomKind[] = (['Box', 'Shelf'] as const).map((kind) => ({
  apiVersion: 'example.org/v1',
  kind,
  kindSchema: {
    scope: kind === 'Box' ? 'Namespaced' : 'Cluster',
    plural: `${kind.toLowerCase()}es`,
    schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
}));

/** All kinds that are known, and two of our own. */
export function catalog(kubernetesVersion: KubernetesVersion = '1.34'): SchemaCatalog {
  return extendCatalog(openCatalog({ kubernetesVersion }), boxes);
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
