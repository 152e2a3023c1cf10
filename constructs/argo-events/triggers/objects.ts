import { groupOfKind, pluralOf } from '../resource-names';
import { placeValues } from './place-values';
import type { TriggerAction } from './trigger-action';

/** An object of any kind; fields at any depth may be values of events, or text with such. */
export interface TriggeredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name?: unknown; readonly generateName?: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** How a patch is meant. */
export type PatchStrategy = 'application/merge-patch+json' | 'application/json-patch+json' | 'application/strategic-merge-patch+json';

/** Kinds that are in no namespace, for Argo Events. */
const clusterKinds = ['Namespace', 'Node'];

type Operation = 'create' | 'update' | 'patch' | 'delete';

/** Argo Events looks for the object before it changes it, and creates what is not there. */
const verbs: Readonly<Record<Operation, readonly string[]>> = {
  create: ['create'],
  update: ['get', 'create', 'update'],
  patch: ['get', 'create', 'patch'],
  delete: ['get', 'delete'],
};

/** Creates an object. @see https://argoproj.github.io/argo-events/sensors/triggers/k8s-object-trigger/ */
export function createObject(object: TriggeredObject): TriggerAction {
  return onObject('create', object);
}

/** Merges fields into an object, which is created where it is not there. @param options.liveObject values are put into what is in the cluster */
export function updateObject(object: TriggeredObject, { liveObject = false }: { readonly liveObject?: boolean } = {}): TriggerAction {
  return onObject('update', object, liveObject ? { liveObject } : {});
}

/** Patches an object, which is created where it is not there. @param options.strategy @default 'application/merge-patch+json' */
export function patchObject(object: TriggeredObject, { strategy }: { readonly strategy?: PatchStrategy } = {}): TriggerAction {
  return onObject('patch', object, strategy === undefined ? {} : { patchStrategy: strategy });
}

/** Deletes an object where it is there. */
export function deleteObject(object: TriggeredObject): TriggerAction {
  return onObject('delete', object);
}

function onObject(operation: Operation, object: TriggeredObject, more: object = {}): TriggerAction {
  const { plain, values, parameters } = placeValues(object);
  const rule = { apiGroups: [groupOfKind(object.apiVersion)[0]], resources: [pluralOf(object.kind)], verbs: verbs[operation] };
  const place = clusterKinds.includes(object.kind) ? { clusterWide: true } : { namespace: object.metadata.namespace };
  return {
    kind: 'k8s',
    values,
    permissions: [{ rule, ...place }],
    settings(constant) {
      const placed = parameters(constant);
      return { operation, ...more, source: { resource: plain }, ...(placed.length > 0 && { parameters: placed }) };
    },
  };
}
