import { parseAllDocuments } from 'yaml';
import type { Finding, Rule } from '../../lib/checks/rule';
import type { KubeObject } from '../../lib/kube-object';
import type { ExternalObject, ManifestSet } from '../../lib/manifest-set';
import type { ReferenceModel } from '../../lib/references/reference-model';
import { referenceRules } from '../../lib/references/reference-rules';

export function objectsOf(yaml: string): KubeObject[] {
  return parseAllDocuments(yaml).flatMap((document) => (document.toJS() as KubeObject | null) ?? []);
}

export function setOf(objects: readonly KubeObject[], externals: readonly ExternalObject[] = []): ManifestSet {
  return { entries: objects.map((object) => ({ object, origin: {} })), externals, waivers: [], problems: [] };
}

export function external(kind: string, name: string, more: Partial<ExternalObject> = {}): ExternalObject {
  return { group: '', kind, namespace: '', name, reason: 'made by somebody else', ...more };
}

export interface Found extends Omit<Finding, 'entry'> {
  readonly code: string;
  readonly severity: Rule['severity'];
  readonly object: string;
}

/** What the rules find, without the warning that a namespace is not in the set. */
export function find(set: ManifestSet, models: readonly ReferenceModel[] = []): Found[] {
  return findAll(set, models).filter(({ code }) => code !== 'references/missing-namespace');
}

export function findAll(set: ManifestSet, models: readonly ReferenceModel[] = []): Found[] {
  const found: Found[] = [];
  for (const rule of referenceRules(models)) {
    rule.check({ set, schemas: undefined as never }, ({ entry, ...finding }) => {
      found.push({ code: rule.code, severity: rule.severity, object: `${entry.object.kind} ${entry.object.metadata?.name}`, ...finding });
    });
  }
  return found;
}

/** `object path: message` for each finding. */
export function tell(found: readonly Found[]): string[] {
  return found.map(({ object, path, message }) => `${object} ${path}: ${message}`);
}

/**
 * What renaming an object must lead to, found without any model: every place in other objects whose value is its name.
 * For sets in which each object has a name that occurs nowhere by chance.
 */
export function mentionsOf(objects: readonly KubeObject[], renamed: KubeObject): string[] {
  const name = renamed.metadata?.name;
  return objects.flatMap((object) => (object === renamed ? [] : placesOf(object, name).map((path) => `${object.kind} ${object.metadata?.name} ${path}`)));
}

function placesOf(value: unknown, name: unknown, path = ''): string[] {
  if (value === name) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, name, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, name, joined(path, key)));
}

function joined(path: string, key: string): string {
  if (/[./]/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The set with one object under another name. */
export function renameOne(objects: readonly KubeObject[], renamed: KubeObject): KubeObject[] {
  return objects.map((object) => (object === renamed ? { ...object, metadata: { ...object.metadata, name: `${object.metadata?.name}-renamed` } } : object));
}

/**
 * Renames each object of a set in turn, and expects exactly the references to it to be reported.
 * @returns how many references were broken in all
 */
export function expectEveryRenameFound(objects: readonly KubeObject[], models: readonly ReferenceModel[] = []): number {
  let broken = 0;
  for (const object of objects) {
    const mentions = mentionsOf(objects, object);
    const found = find(setOf(renameOne(objects, object)), models).filter(({ code }) => /missing-(object|class)$/.test(code));
    expect({ renamed: object.metadata?.name, found: found.map((one) => `${one.object} ${one.path}`).sort() }).toEqual({
      renamed: object.metadata?.name,
      found: mentions.sort(),
    });
    broken += mentions.length;
  }
  return broken;
}
