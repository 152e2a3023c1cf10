import type { ObjectIdentity } from '../kube-object';
import type { ExternalObject, ManifestEntry } from '../manifest-set';
import type { PartNames, PartType } from './reference-model';

/** What a reference resolves to. */
export interface Provider {
  readonly identity: ObjectIdentity;
  /** An object of the set, what such an object brings about at run time, what was declared external, or what every cluster has. */
  readonly by: 'object' | 'run-time' | 'external' | 'built-in';
  /** The object itself, or the one that brings it about. */
  readonly entry?: ManifestEntry;
  readonly external?: ExternalObject;
  /** Names of its parts; read when asked, since few are. */
  readonly parts: () => PartNames;
  /** A second one that makes the same object: both keys and ports count. */
  readonly also?: Provider;
}

/** Names of the parts of a type; undefined where any name may be there. */
export function partNames(provider: Provider, type: PartType): readonly string[] | undefined {
  const own = provider.parts()[type];
  if (!own || !provider.also) return own;
  const more = partNames(provider.also, type);
  return more && [...own, ...more];
}

export function hasPart(provider: Provider, type: PartType, name: string): boolean {
  return partNames(provider, type)?.includes(name) ?? true;
}
