import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { annotations, type HookDeletePolicy, type HookPhase } from './annotation-names';
import { withSyncOptions, type ObjectSyncOption } from './sync-options';

export type CompareOption = 'IgnoreExtraneous' | `${'ServerSideDiff' | 'IncludeMutationWebhook'}=${'true' | 'false'}`;

/**
 * Objects of lower waves are synced, and healthy, before those of higher ones. Holds for all objects that the construct has at the time of the call,
 * but those that have a wave already.
 *
 * @param wave a whole number; objects without one are in wave 0
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export function syncWave(construct: IConstruct, wave: number): void {
  for (const object of objectsOf(construct)) {
    if (annotationOf(object, annotations.syncWave) === undefined) object.metadata.addAnnotation(annotations.syncWave, `${wave}`);
  }
}

export interface SyncHookOptions {
  /** @default - the one of the run before goes when the next is made: `BeforeHookCreation` */
  readonly deletePolicy?: HookDeletePolicy | readonly HookDeletePolicy[];
}

/**
 * The objects of the construct are made in phases of a sync instead of being kept in sync.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export function syncHook(construct: IConstruct, phase: HookPhase | readonly HookPhase[], { deletePolicy = 'BeforeHookCreation' }: SyncHookOptions = {}): void {
  for (const { metadata } of objectsOf(construct)) {
    metadata.addAnnotation(annotations.hook, [phase].flat().join(','));
    metadata.addAnnotation(annotations.deletePolicy, [deletePolicy].flat().join(','));
  }
}

/** Adds options of syncing to the objects that the construct has at the time of the call. A later option wins over an earlier one of its name. */
export function syncOptions(construct: IConstruct, ...options: readonly ObjectSyncOption[]): void {
  for (const object of objectsOf(construct)) addToList(object, annotations.syncOptions, options);
}

/** For namespaces, claims and the like: what lives in them would go with them, so Argo CD never takes one away by itself. */
export function neverPrune(construct: IConstruct): void {
  syncOptions(construct, 'Prune=false');
}

/** For what holds data: nothing is deleted unless a person confirms it in Argo CD. */
export function confirmDeletion(construct: IConstruct): void {
  syncOptions(construct, 'Prune=confirm', 'Delete=confirm');
}

/**
 * How the objects of the construct are compared with the cluster.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/
 */
export function compareOptions(construct: IConstruct, ...options: readonly CompareOption[]): void {
  for (const object of objectsOf(construct)) addToList(object, annotations.compareOptions, options);
}

/** The health of these objects does not count for the health of their Application. */
export function ignoreHealth(construct: IConstruct): void {
  for (const { metadata } of objectsOf(construct)) metadata.addAnnotation(annotations.ignoreHealth, 'true');
}

/**
 * Lets Argo CD try a sync although the kinds of the construct's objects are not there yet, because an operator brings them. Only objects of custom
 * kinds get the option. Call it last: it looks at the objects that there are.
 */
export function tolerateMissingKinds(construct: IConstruct): void {
  for (const object of objectsOf(construct)) {
    if (isCustom(object)) addToList(object, annotations.syncOptions, ['SkipDryRunOnMissingResource=true']);
  }
}

/** Kubernetes' own groups are a plain word, or one of these. */
const builtInGroups = /^(admissionregistration|apiextensions|authentication|authorization|certificates|coordination|discovery|events|networking|node|resource|scheduling|storage|storagemigration|(flowcontrol|internal)\.apiserver|rbac\.authorization)\.k8s\.io$/;

function isCustom({ apiGroup }: ApiObject): boolean {
  return apiGroup.includes('.') && !builtInGroups.test(apiGroup);
}

function objectsOf(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter((found): found is ApiObject => ApiObject.isApiObject(found));
}

function addToList(object: ApiObject, annotation: string, options: readonly string[]): void {
  const given = annotationOf(object, annotation)?.split(',').map((option) => option.trim()) ?? [];
  object.metadata.addAnnotation(annotation, withSyncOptions(given, options).join(','));
}

function annotationOf({ metadata }: ApiObject, annotation: string): string | undefined {
  const { annotations: given } = metadata.toJson() as { readonly annotations?: Readonly<Record<string, string>> };
  return given?.[annotation];
}
