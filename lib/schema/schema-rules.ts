import type { Category, Severity } from '../checks/problem';
import type { CheckContext, Finding, Rule } from '../checks/rule';
import { groupOf, versionOf, type KubeObject } from '../kube-object';
import type { ManifestEntry, ManifestSet } from '../manifest-set';
import { nearestName } from '../nearest-name';
import { extendCatalog } from './catalog';
import { isCustomResourceDefinition, kindsOfCustomResourceDefinition, type CustomKind } from './custom-resource-definition';
import { judgeResource } from './judge';
import type { SchemaCatalog } from './schema-catalog';
import { schemaCodes, type SchemaCode } from './schema-problem';

type RuleCode = SchemaCode | 'schema/unknown-kind' | 'schema/unknown-version' | 'schema/unusable-definition';

const structural = 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/';
const fieldValidation = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation';
const listTypes = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy';

/** What each code demands, and where upstream says so. */
const demands: Readonly<Record<RuleCode, readonly [summary: string, docs: string, severity?: Severity]>> = {
  'schema/unknown-kind': ['The schema of every kind is known, so that its objects are judged.', structural, 'warning'],
  'schema/unknown-version': ['A known kind is used in a version that the API server serves.', 'https://kubernetes.io/docs/reference/using-api/#api-versioning'],
  'schema/unusable-definition': ['A CustomResourceDefinition says what its kinds look like.', structural],
  'schema/unknown-field': ['An object has fields of its schema only: the API server drops others, or refuses the object.', fieldValidation],
  'schema/required': ['Fields that the schema requires are there.', structural],
  'schema/type': ['A value has the type that the schema states.', structural],
  'schema/format': ['A text has the format that the schema states.', structural],
  'schema/enum': ['A value is one of those that the schema lists.', structural],
  'schema/pattern': ['A text matches the pattern of the schema.', structural],
  'schema/too-long': ['A text is no longer than the schema allows.', structural],
  'schema/too-short': ['A text is as long as the schema demands.', structural],
  'schema/range': ['A number keeps the limits of the schema.', structural],
  'schema/too-many': ['A list or object has no more entries than the schema allows.', structural],
  'schema/too-few': ['A list or object has as many entries as the schema demands.', structural],
  'schema/combination': ['A value has one of the forms that the schema combines (anyOf, oneOf, allOf, not).', structural],
  'schema/duplicate': ['Items of a set differ, and so do the keys of the items of a map.', listTypes],
  'schema/metadata': ['The metadata of embedded objects is as the API server demands.', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/'],
  'schema/rule': ['An object keeps the validation rules (CEL) of its schema.', `${structural}#validation-rules`],
  'schema/rule-unevaluated': ['Validation rules (CEL) can be evaluated: one that cannot refuses the object.', `${structural}#validation-rules`],
};

const category: Category = 'schema';

type Found = Finding & { readonly code: RuleCode };

/** One rule for each code; all of them share one pass over the set. */
export const schemaRules: readonly Rule[] = (['schema/unknown-kind', 'schema/unknown-version', 'schema/unusable-definition', ...schemaCodes] as const).map(
  (code): Rule => {
    const [summary, docs, severity = 'error'] = demands[code];
    return {
      code,
      category,
      severity,
      summary,
      docs,
      check(context, report) {
        for (const { code: of, ...finding } of findingsOf(context)) if (of === code) report(finding);
      },
    };
  },
);

const passes = new WeakMap<ManifestSet, { readonly schemas: SchemaCatalog; readonly found: readonly Found[] }>();

function findingsOf({ set, schemas }: CheckContext): readonly Found[] {
  const known = passes.get(set);
  if (known?.schemas === schemas) return known.found;
  const found: Found[] = [];
  const catalog = extendCatalog(schemas, kindsDefinedIn(set, found));
  for (const entry of set.entries) judgeEntry(entry, catalog, found);
  passes.set(set, { schemas, found });
  return found;
}

/** CustomResourceDefinitions in the set serve as schemas for its objects. */
function kindsDefinedIn(set: ManifestSet, found: Found[]): CustomKind[] {
  return set.entries.flatMap((entry) => {
    if (!isCustomResourceDefinition(entry.object)) return [];
    try {
      return kindsOfCustomResourceDefinition(entry.object);
    } catch (error) {
      found.push({ code: 'schema/unusable-definition', entry, path: 'spec', message: (error as Error).message });
      return [];
    }
  });
}

function judgeEntry(entry: ManifestEntry, catalog: SchemaCatalog, found: Found[]): void {
  const { object } = entry;
  const kind = catalog.find(object.apiVersion, object.kind);
  if (kind === undefined) {
    found.push({ entry, ...unknownKind(object, catalog) });
    return;
  }
  const { problems } = judgeResource(kind, object, { kubernetesVersion: catalog.kubernetesVersion, names: false });
  for (const { code, path, at, message, hint } of problems) found.push({ code, entry, path, at, message, hint });
}

/** A kind known in other versions is a mistake; one that nobody knows may be right, but was not judged. */
function unknownKind({ apiVersion, kind }: KubeObject, catalog: SchemaCatalog): Omit<Found, 'entry'> {
  const versions = catalog.versionsOf(groupOf(apiVersion), kind);
  if (versions.length > 0) {
    const message = `${kind} has no version ${versionOf(apiVersion)}.`;
    return { code: 'schema/unknown-version', path: 'apiVersion', message, hint: `Known: ${versions.map((version) => withGroup(apiVersion, version)).join(', ')}.` };
  }
  const near = nearestName(kind, catalog.kindsOf(apiVersion));
  const advice = 'Give its CustomResourceDefinition among the files or as a schema.';
  return {
    code: 'schema/unknown-kind',
    path: near === undefined ? 'apiVersion' : 'kind',
    message: `No schema is known for ${kind} of ${apiVersion}: the object was not judged.`,
    hint: near === undefined ? advice : `Did you mean ${near}? Otherwise: ${advice}`,
  };
}

function withGroup(apiVersion: string, version: string): string {
  const group = groupOf(apiVersion);
  return group === '' ? version : `${group}/${version}`;
}
