import { ApiObject, type JsonPatch, type ApiObjectMetadataDefinition } from 'cdk8s';

/**
 * What cdk8s keeps private and a linear synth needs, all in this file: the props of an object, the parts of its metadata and its patches.
 * A test holds that the installed cdk8s still keeps them so.
 */
interface ApiObjectInternals {
  readonly props: Readonly<Record<string, unknown>>;
  readonly patches: JsonPatch[];
}

interface MetadataInternals extends Readonly<Record<MetadataField, unknown>> {
  readonly _additionalAttributes: Readonly<Record<string, unknown>>;
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

/** What cdk8s knows of metadata, each field as it is now; further ones by `furtherMetadataOf`. */
export const metadataFields = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'] as const;
type MetadataField = (typeof metadataFields)[number];

export function isMetadataField(field: string): field is MetadataField {
  return (metadataFields as readonly string[]).includes(field);
}

export function metadataField(metadata: ApiObjectMetadataDefinition, field: MetadataField): unknown {
  return (metadata as unknown as MetadataInternals)[field];
}

/** Fields of metadata that cdk8s passes through, such as `generateName`. */
export function furtherMetadataOf(metadata: ApiObjectMetadataDefinition): Readonly<Record<string, unknown>> {
  return (metadata as unknown as MetadataInternals)._additionalAttributes;
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
