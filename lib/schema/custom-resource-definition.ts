import type { KindSchema, StructuralSchema } from './structural-schema';

/** One served version of the kind that a CustomResourceDefinition defines. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly kindSchema: KindSchema;
}

/** A CustomResourceDefinition as it stands in YAML; nothing of it is known to be there. */
interface Definition {
  readonly apiVersion?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: {
    readonly group?: string;
    readonly scope?: string;
    readonly names?: { readonly kind?: string; readonly plural?: string };
    readonly versions?: readonly Version[];
  };
}

interface Version {
  readonly name?: string;
  readonly served?: boolean;
  readonly storage?: boolean;
  readonly deprecated?: boolean;
  readonly schema?: { readonly openAPIV3Schema?: StructuralSchema };
}

/** Whether a document is a CustomResourceDefinition, of whatever version. */
export function isCustomResourceDefinition(document: unknown): boolean {
  const { apiVersion, kind } = (document ?? {}) as { apiVersion?: unknown; kind?: unknown };
  return kind === 'CustomResourceDefinition' && typeof apiVersion === 'string' && apiVersion.startsWith('apiextensions.k8s.io/');
}

/**
 * The kinds that a CustomResourceDefinition makes the API server accept: one for each served version, schemas as they stand there.
 *
 * @throws when the document is no CustomResourceDefinition of `apiextensions.k8s.io/v1`, lacks a name or has a served version without a schema.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
export function kindsOfCustomResourceDefinition(document: unknown): CustomKind[] {
  if (!isCustomResourceDefinition(document)) throw new Error('The document is no CustomResourceDefinition.');
  const definition = document as Definition;
  const name = definition.metadata?.name ?? '(without a name)';
  if (definition.apiVersion !== 'apiextensions.k8s.io/v1') {
    throw new Error(`CustomResourceDefinition ${name} is of ${definition.apiVersion}, which Kubernetes does not serve any more. Use apiextensions.k8s.io/v1.`);
  }
  const { group, scope, names, versions } = definition.spec ?? {};
  const kind = names?.kind;
  const plural = names?.plural;
  if (!group || !kind || !plural || (scope !== 'Namespaced' && scope !== 'Cluster')) {
    throw new Error(`CustomResourceDefinition ${name} needs spec.group, spec.names.kind, spec.names.plural and spec.scope (Namespaced or Cluster).`);
  }
  const served = (Array.isArray(versions) ? (versions as readonly Version[]) : []).filter((version) => version.served);
  if (served.length === 0) throw new Error(`CustomResourceDefinition ${name} serves no version: no entry of spec.versions has served: true.`);
  return served.map((version) => ({
    apiVersion: `${group}/${version.name}`,
    kind,
    kindSchema: {
      scope,
      plural,
      schema: schemaOf(version, name),
      ...(version.deprecated ? { deprecated: true } : {}),
      ...(version.storage ? { storage: true } : {}),
    },
  }));
}

function schemaOf(version: Version, name: string): StructuralSchema {
  const schema = version.schema?.openAPIV3Schema;
  if (schema !== null && typeof schema === 'object') return schema;
  throw new Error(`CustomResourceDefinition ${name} has no schema for version ${version.name}: spec.versions[].schema.openAPIV3Schema is missing.`);
}
