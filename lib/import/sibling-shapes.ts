import { isSameType, shapeOf, type Field, type Shape } from './type-node';

/** Fewer common fields are shorter when written out. */
const fewest = 4;

/**
 * Two fields of one interface often hold nearly the same: what is wanted always, and what is wanted at creation alone. The one whose
 * fields are all optional and all in the other, with the same types, is then written as a part of the other.
 */
export function extendSiblings(parent: Shape): void {
  const shapes = parent.fields.flatMap(({ type }) => (type.form === 'shape' ? [type.shape] : []));
  for (const part of shapes) {
    const whole = shapes.find((shape) => shape !== part && isPart(part, shape));
    if (whole) makePart(part, whole);
  }
}

function isPart(part: Shape, whole: Shape): boolean {
  if (part.fields.length < fewest || part.fields.length * 2 < whole.fields.length) return false;
  if (!canExtend(part, whole)) return false;
  if (part.fields.length === whole.fields.length && whole.fields.every(({ required }) => !required)) return false;
  const types = new Map(whole.fields.map(({ name, type }) => [name, type]));
  return part.fields.every(({ name, required, type }) => !required && isSameType(type, types.get(name)));
}

function makePart(part: Shape, whole: Shape): void {
  const kept = new Set(part.fields.map(({ name }) => name));
  const [common, omitted]: [Field[], Field[]] = [[], []];
  for (const field of whole.fields) (kept.has(field.name) ? common : omitted).push(field);
  part.base = {
    type: { form: 'shape', shape: whole },
    omitted: omitted.map(({ name }) => name),
    partial: common.some(({ required }) => required),
  };
  part.fields = [];
}

/** An older version of a kind is mostly the newer one: its shapes are written as what they differ in. */
export function extendNewer(older: Shape, newer: Shape): void {
  if (older === newer) return;
  const newerFields = new Map(newer.fields.map((field) => [field.name, field]));
  for (const { name, type } of older.fields) {
    const [inner, newerInner] = [shapeOf(type), newerFields.has(name) ? shapeOf(newerFields.get(name)!.type) : undefined];
    if (inner && newerInner) extendNewer(inner.shape, newerInner.shape);
  }
  if (!canExtend(older, newer)) return;
  const isKept = ({ name, required, type }: Field) => {
    const other = newerFields.get(name);
    return other !== undefined && other.required === required && isSameType(type, other.type);
  };
  const kept = new Set(older.fields.filter(isKept).map(({ name }) => name));
  if (kept.size < fewest || kept.size * 2 < older.fields.length) return;
  const omitted = newer.fields.map(({ name }) => name).filter((name) => !kept.has(name));
  older.base = { type: { form: 'shape', shape: newer }, omitted, partial: false };
  older.fields = older.fields.filter(({ name }) => !kept.has(name));
}

/** A union cannot be extended, and nothing extends two interfaces. */
function canExtend(heir: Shape, base: Shape): boolean {
  return !heir.base && !base.base && heir.open === base.open && heir.choices.length + base.choices.length === 0;
}
