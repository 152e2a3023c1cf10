import { fieldsOf, type Fields } from '../references/fields';

/**
 * What an object must give. A text is the field that it must have, with dots for fields within; the others are about fields together.
 * A field without content (`''`, `[]`, `null`, `false`) counts as not given.
 */
export type FieldDemand =
  | string
  | { readonly oneOf: readonly string[] }
  | { readonly atMostOne: readonly string[] }
  | { readonly notEmpty: string }
  | { readonly together: readonly string[] }
  | { readonly with: string | readonly string[]; readonly needs: readonly FieldDemand[] };

export interface UnmetDemand {
  /** Below the object that was looked at. */
  readonly field: string;
  /** `has no 'topic'`: what follows the name of the object in a sentence. */
  readonly what: string;
  /** What to do. */
  readonly hint: string;
}

/** Demands that an object does not meet. */
export function unmetDemands(object: Fields, demands: readonly FieldDemand[]): UnmetDemand[] {
  return demands.flatMap((demand) => unmet(object, demand));
}

/** Whether a field has content; its name may have dots. */
export function isGiven(object: Fields, field: string): boolean {
  let value: unknown = object;
  for (const name of field.split('.')) value = fieldsOf(value)[name];
  return value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
}

function unmet(object: Fields, demand: FieldDemand): UnmetDemand[] {
  if (typeof demand === 'string') return isGiven(object, demand) ? [] : [{ field: demand, what: `has no '${demand}'`, hint: `Set '${demand}'.` }];
  if ('oneOf' in demand) return unmetChoice(object, demand.oneOf);
  if ('atMostOne' in demand) return unmetLimit(object, demand.atMostOne);
  if ('notEmpty' in demand) return unmetContent(object, demand.notEmpty);
  if ('together' in demand) return unmetUnion(object, demand.together);
  const causes = typeof demand.with === 'string' ? [demand.with] : demand.with;
  if (!causes.every((field) => isGiven(object, field))) return [];
  return unmetDemands(object, demand.needs).map((one) => ({ ...one, what: `${one.what}, which it needs beside ${listOf(causes)}` }));
}

function unmetChoice(object: Fields, choice: readonly string[]): UnmetDemand[] {
  if (choice.some((field) => isGiven(object, field))) return [];
  return [{ field: choice[0] ?? '', what: `has none of ${listOf(choice)}`, hint: 'Set one of them.' }];
}

function unmetLimit(object: Fields, choice: readonly string[]): UnmetDemand[] {
  const given = choice.filter((field) => isGiven(object, field));
  return given.length < 2 ? [] : [{ field: given[1] ?? '', what: `has ${listOf(given)}, which exclude each other`, hint: 'Keep one of them.' }];
}

function unmetContent(object: Fields, field: string): UnmetDemand[] {
  return object[field] === '' ? [{ field, what: `has an empty '${field}'`, hint: `Set '${field}', or leave it out.` }] : [];
}

function unmetUnion(object: Fields, union: readonly string[]): UnmetDemand[] {
  const given = union.filter((field) => isGiven(object, field));
  const missing = union.filter((field) => !given.includes(field));
  if (given.length === 0) return [];
  return missing.map((field) => ({ field, what: `has ${listOf(given)} without '${field}'`, hint: 'Set both, or neither.' }));
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
