import type { ManifestEntry, PatchOrigin } from '../manifest-set';
import { sourceOfField } from '../source/field-sources';
import type { SourcePosition } from '../source/source-position';

/**
 * The line to mend: of the patch that wrote the field, else of the call that wrote the part that it is in, else of the field in the
 * file that was read, else of the object.
 * @param path as the API server writes it
 */
export function positionOf(entry: ManifestEntry, path: string): SourcePosition | undefined {
  const { fields = [], source } = entry.origin;
  return patchCovering(entry, path)?.source ?? sourceOfField(fields, path) ?? locatedIn(entry, path) ?? source;
}

/** The last patch that wrote the field or something that holds it. */
function patchCovering(entry: ManifestEntry, path: string): PatchOrigin | undefined {
  const field = plainSteps(path);
  const appended = new Map<string, number>();
  return entry.origin.patches?.toReversed().find((patch) => covers(patchedField(patch.pointer, entry.object, appended), field));
}

function covers(patched: string, field: string): boolean {
  return patched === field || field.startsWith(`${patched}.`) || patched === '';
}

/** `spec.rules[0].path` and `metadata.labels[a.b/c]` as steps with dots: `spec.rules.0.path`, `metadata.labels.a.b/c`. */
function plainSteps(path: string): string {
  return path.replace(/[[\].]+/g, '.').replace(/^\.|\.$/g, '');
}

/**
 * A JSON pointer as steps with dots. `-` appends: seen from the last patch on, the first append to a list made its last item.
 */
function patchedField(pointer: string, object: unknown, appended: Map<string, number>): string {
  const steps = pointer.split('/').slice(1).map(unescapeStep);
  if (steps.at(-1) !== '-') return steps.join('.');
  const list = steps.slice(0, -1);
  const later = appended.get(pointer) ?? 0;
  appended.set(pointer, later + 1);
  const items = list.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], object);
  return [...list, Array.isArray(items) ? items.length - 1 - later : '-'].join('.');
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A field that is missing has no place of its own: then the nearest field around it. */
function locatedIn({ origin }: ManifestEntry, path: string): SourcePosition | undefined {
  if (!origin.locate) return undefined;
  for (let field = path; field; field = parentOf(field)) {
    const found = origin.locate(field);
    if (found) return found;
  }
  return undefined;
}

function parentOf(path: string): string {
  return path.replace(/(^|\.)[^.[\]]*$|\[[^\]]*\]$/, '');
}
