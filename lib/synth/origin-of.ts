import type { ApiObject } from 'cdk8s';
import { fieldPath } from '../field-path';
import { Manifest } from '../manifest';
import type { Origin, PatchOrigin } from '../manifest-set';
import { fieldOriginsOf, holds, remembersFieldSources, type FieldOrigin } from '../source/field-sources';
import { positionOf } from '../source/position-of';
import { sourceOf } from '../source/remember-source';
import { operationOf, patchesOf, type PatchOperation } from './api-object-internals';

/** Where the object of a construct comes from. What few objects have stands in the origin of those alone. */
export function originOf(construct: ApiObject): Origin {
  const origin: Origin = { constructPath: construct.node.path, source: sourceOf(construct) };
  const patched = patchesOf(construct).length === 0 ? origin : { ...origin, patches: patchOriginsOf(construct) };
  return remembersFieldSources(construct) ? withFields(patched, construct) : patched;
}

/** The lines of fields are looked for when a problem, or another process, asks for them. */
function withFields(origin: Origin, construct: ApiObject): Origin {
  let fields: readonly FieldOrigin[] | undefined;
  return {
    ...origin,
    get fields() {
      return (fields ??= fieldsOfPatched(construct));
    },
  };
}

/** What every patch touched. Of objects that are not ours, the lines of their patches are not known. */
export function patchOriginsOf(construct: ApiObject): PatchOrigin[] {
  const recorded = Manifest.isManifest(construct) ? construct.recordedPatches : [];
  return patchesOf(construct).map((patch) => {
    const callSite = recorded.find((record) => record.patch === patch)?.callSite;
    return { pointer: operationOf(patch).path, ...(callSite && { source: positionOf(callSite) }) };
  });
}

/** Of a list that a patch put items into, or took some out of, it is not told any more who wrote which. */
function fieldsOfPatched(construct: ApiObject): FieldOrigin[] {
  const lists = patchesOf(construct).flatMap((patch) => listsMovedBy(operationOf(patch)));
  return fieldOriginsOf(construct).filter(({ path }) => !lists.some((list) => path !== list && holds(list, path)));
}

function listsMovedBy({ op, path, from }: PatchOperation): string[] {
  if (op === 'replace' || op === 'test') return [];
  return [path, ...(op === 'move' && from !== undefined ? [from] : [])].flatMap((pointer) => /^(.*)\/\d+$/s.exec(pointer)?.[1] ?? []).map(fieldOf);
}

/** The field that a JSON pointer names, as the API server writes it. A number is taken for the place in a list. */
function fieldOf(pointer: string): string {
  return pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(fieldPath, '');
}
