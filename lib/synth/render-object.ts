import type { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import type { KubeObject } from '../kube-object';
import { Manifest } from '../manifest';
import { furtherMetadataOf, isMetadataField, metadataField, metadataFields, patchesOf, propsOf, rendersItself, renderUnpatched } from './api-object-internals';
import { applyPatches, type PatchFailure } from './apply-patches';
import { PlainCopier, type CopyMode, type Refusal } from './plain-copier';

export interface RenderContext {
  /** The app resolves values by resolvers of its own, which must see every value in cdk8s' way. */
  readonly hasOwnResolvers: boolean;
  /** What is plain already may be shared with what was given to the construct. */
  readonly share: boolean;
  readonly onRefused: (object: ApiObject, refusal: Refusal) => void;
  readonly onPatchFailed: (object: ApiObject, failure: PatchFailure) => void;
}

type Fields = Record<string, unknown>;

/**
 * An object as plain JSON, equal to what cdk8s makes of it, but that patches always apply last and survive.
 * @returns undefined for an object whose class renders nothing
 * @throws what a late value or a class that renders itself throws
 */
export function renderObject(object: ApiObject, context: RenderContext): KubeObject | undefined {
  const patches = patchesOf(object);
  const share = context.share && patches.length === 0; // patching changes the object in place
  const copier = new PlainCopier({ bareUnions: Manifest.isManifest(object), share, onRefused: (refusal) => context.onRefused(object, refusal) });
  const rendered = context.hasOwnResolvers || rendersItself(object) ? copyRendered(renderUnpatched(object), copier) : copyProps(object, copier);
  if (patches.length === 0 || rendered === undefined) return rendered as KubeObject | undefined;
  return identityFirst(applyPatches(rendered, patches, (failure) => context.onPatchFailed(object, failure))) as unknown as KubeObject;
}

function copyProps(object: ApiObject, copier: PlainCopier): Fields {
  const copy: Fields = { apiVersion: object.apiVersion, kind: object.kind };
  const metadata = copyMetadata(object.metadata, copier);
  if (metadata !== undefined) copy.metadata = metadata;
  copyFields(propsOf(object), copy, copier, 'fields');
  return copy;
}

/** As cdk8s does it: with what was added after construction, and without empty parts. */
function copyMetadata(metadata: ApiObjectMetadataDefinition, copier: PlainCopier): unknown {
  const all: Fields = {};
  for (const field of metadataFields) {
    const value = metadataField(metadata, field);
    if (value !== undefined && !isEmptyList(value)) all[field] = value;
  }
  const further = furtherMetadataOf(metadata);
  for (const field in further) if (!isMetadataField(field)) all[field] = further[field];
  return copier.copyField('metadata', all, 'metadata');
}

/** What cdk8s keeps where nothing was given. */
function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function copyRendered(rendered: unknown, copier: PlainCopier): Fields | undefined {
  if (rendered === undefined) return undefined;
  const copy: Fields = {};
  copyFields(rendered as Fields, copy, copier, 'rendered');
  return identityFirst(copy);
}

/** Adds the fields that `copy` does not have yet. */
function copyFields(fields: Fields, copy: Fields, copier: PlainCopier, mode: CopyMode): void {
  for (const name of Object.keys(fields)) {
    if (name in copy || (name === 'metadata' && mode === 'fields')) continue;
    const value = copier.copyField(name, fields[name], mode);
    if (value !== undefined) copy[name] = value;
  }
}

/** apiVersion, kind and metadata stand first, as people read manifests. */
function identityFirst(fields: Fields): Fields {
  const { apiVersion, kind, metadata, ...rest } = fields;
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return Object.assign(Object.fromEntries(first), rest);
}
