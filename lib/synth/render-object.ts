import type { ApiObject } from 'cdk8s';
import type { KubeObject } from '../kube-object';
import { Manifest } from '../manifest';
import { metadataOf, patchesOf, propsOf, rendersItself, renderUnpatched } from './api-object-internals';
import { applyPatches, type PatchFailure } from './apply-patches';
import { PlainCopier, type Refusal } from './plain-copier';

export interface RenderContext {
  /** The app resolves values by resolvers of its own, which must see every value in cdk8s' way. */
  readonly hasOwnResolvers: boolean;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onPatchFailed: (failure: PatchFailure) => void;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * An object as plain JSON, equal to what cdk8s makes of it, but that patches always apply last and survive.
 * @returns undefined for an object whose class renders nothing
 * @throws what a late value or a class that renders itself throws
 */
export function renderObject(object: ApiObject, context: RenderContext): KubeObject | undefined {
  const copier = new PlainCopier({ bareUnions: Manifest.isManifest(object), onRefused: context.onRefused });
  const rendered = context.hasOwnResolvers || rendersItself(object) ? copyRendered(renderUnpatched(object), copier) : copyProps(object, copier);
  const patches = patchesOf(object);
  if (patches.length === 0 || rendered === undefined) return rendered as unknown as KubeObject | undefined;
  const patched = applyPatches(rendered, patches, context.onPatchFailed);
  return arrange(patched, (_name, value) => value, Object.keys(patched)) as unknown as KubeObject;
}

function copyProps(object: ApiObject, copier: PlainCopier): Record<string, unknown> {
  const metadata = copier.copyField('metadata', metadataOf(object.metadata), 'metadata');
  return arrange({ ...propsOf(object), metadata }, (name, value) => (name === 'metadata' ? metadata : copier.copyField(name, value)));
}

function copyRendered(rendered: unknown, copier: PlainCopier): Record<string, unknown> | undefined {
  if (rendered === undefined) return undefined;
  return arrange(rendered as Fields, (name, value) => copier.copyField(name, value, 'rendered'));
}

const identityFields = ['apiVersion', 'kind', 'metadata'];

/** apiVersion, kind and metadata stand first, as people read manifests. Fields without a value are left out. */
function arrange(fields: Fields, copy: (name: string, value: unknown) => unknown, order = Object.keys(fields).sort()): Record<string, unknown> {
  const arranged: Record<string, unknown> = {};
  for (const name of new Set([...identityFields, ...order])) {
    const value = copy(name, fields[name]);
    if (value !== undefined) arranged[name] = value;
  }
  return arranged;
}
