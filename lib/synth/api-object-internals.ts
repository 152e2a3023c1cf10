import { ApiObject, type JsonPatch, type ApiObjectMetadataDefinition } from 'cdk8s';

/**
 * What cdk8s keeps private and a linear synth needs, all in this file: the props of an object, the parts of its metadata and its patches.
 * A test holds that the installed cdk8s still keeps them so.
 */
interface ApiObjectInternals {
  readonly props: Readonly<Record<string, unknown>>;
  readonly patches: JsonPatch[];
}

interface MetadataInternals {
  readonly _additionalAttributes: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly namespace?: string;
  readonly labels: object;
  readonly annotations: object;
  readonly finalizers: readonly unknown[];
  readonly ownerReferences: readonly unknown[];
}

/** An operation of RFC 6902. */
export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The object's fields as they were given, before values are resolved; `metadata` stands apart, see `metadataOf`. */
export function propsOf(object: ApiObject): Readonly<Record<string, unknown>> {
  return (object as unknown as ApiObjectInternals).props;
}

/** Metadata as it is now, with what was added after construction, before values are resolved. */
export function metadataOf(metadata: ApiObjectMetadataDefinition): Readonly<Record<string, unknown>> {
  const { _additionalAttributes, name, namespace, labels, annotations, finalizers, ownerReferences } = metadata as unknown as MetadataInternals;
  return { ..._additionalAttributes, name, namespace, labels, annotations, finalizers, ownerReferences };
}

export function patchesOf(object: ApiObject): readonly JsonPatch[] {
  return (object as unknown as ApiObjectInternals).patches;
}

export function operationOf(patch: JsonPatch): PatchOperation {
  return (patch as unknown as { _toJson(): PatchOperation })._toJson();
}

/** Whether the class renders itself, as those of cdk8s-plus and of `cdk8s import` do. */
export function rendersItself(object: ApiObject): boolean {
  return object.toJson !== ApiObject.prototype.toJson;
}

/** The object as its class renders it, before patches: classes that convert their fields drop what a patch added before. */
export function renderUnpatched(object: ApiObject): unknown {
  const { patches } = object as unknown as ApiObjectInternals;
  const taken = patches.splice(0);
  try {
    return object.toJson();
  } finally {
    patches.unshift(...taken);
  }
}
