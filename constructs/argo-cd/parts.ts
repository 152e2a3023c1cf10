import { groupOf, type KubeObject } from '../../lib/kube-object';
import { fieldAt, isFields, textOf, type Fields } from '../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../lib/references/pod-template';

export const group = 'argoproj.io';

/** The specs of Applications that an object holds: its own, or the one that a set fills in. */
export function applicationSpecs(object: KubeObject): PlacedFields[] {
  const path = object.kind === 'ApplicationSet' ? 'spec.template.spec' : 'spec';
  const spec = fieldAt(object, ...path.split('.'));
  return isFields(spec) ? [{ path, fields: spec }] : [];
}

/** Where an Application takes its manifests from, one or several. */
export function sourcesOf({ path, fields }: PlacedFields): PlacedFields[] {
  const several = placedItems(`${path}.sources`, fields.sources);
  return several.length === 0 && isFields(fields.source) ? [{ path: `${path}.source`, fields: fields.source }] : several;
}

/** Whether a set finishes its template in another way, so that what is missing may come from there. */
export function isPatched(object: KubeObject): boolean {
  const generators = placedItems('', fieldAt(object, 'spec', 'generators')).flatMap(({ fields }) => Object.values(fields));
  return fieldAt(object, 'spec', 'templatePatch') !== undefined || generators.some((generator) => fieldAt(generator, 'template') !== undefined);
}

/** A text without placeholders that are filled in later. */
export function fixedText(fields: Fields, field: string): string | undefined {
  const text = textOf(fields[field]);
  return text?.includes('{{') ? undefined : text;
}

/** Whether an object is of one of this system's kinds. */
export function isOfKind({ apiVersion, kind }: KubeObject, wanted: string): boolean {
  return kind === wanted && groupOf(apiVersion) === group;
}
