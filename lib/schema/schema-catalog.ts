import type { KindSchema, StructuralSchema } from './structural-schema';

/** Kubernetes versions whose built-in kinds are known. */
export const kubernetesVersions = ['1.34', '1.36'] as const;
/** A Kubernetes version whose built-in kinds are known. */
export type KubernetesVersion = (typeof kubernetesVersions)[number];

/** Releases of Argo Workflows whose kinds are known. */
export const argoWorkflowsVersions = ['4.1', '3.7'] as const;
/** A release of Argo Workflows whose kinds are known. */
export type ArgoWorkflowsVersion = (typeof argoWorkflowsVersions)[number];

/** A kind that was found, with what `$ref` in its schema refers to. */
export interface ResolvedKind extends KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly definitions: Readonly<Record<string, StructuralSchema>>;
}

/** Finds the schema of a kind: among those given (CustomResourceDefinitions), then among the generated ones, loaded on first use. */
export interface SchemaCatalog {
  readonly kubernetesVersion: KubernetesVersion;
  find(apiVersion: string, kind: string): ResolvedKind | undefined;
  /** Versions in which the kind is known, for the hint when `find` has none. */
  versionsOf(group: string, kind: string): readonly string[];
  /** Kind names of a group, for the nearest name. */
  kindsOf(apiVersion: string): readonly string[];
}
