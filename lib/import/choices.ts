import type { StructuralSchema } from '../schema/structural-schema';
import type { Choice } from './type-node';

/**
 * Choices between fields that a schema states by `required` alone: `oneOf: [{required: [a]}, {required: [b]}]` is exactly one, with a
 * further branch that holds when none is set it is at most one, and `anyOf` is at least one.
 */
export function choicesOf(schema: StructuralSchema): Choice[] {
  const properties = schema.properties ?? {};
  const found = [schema, ...(schema.allOf ?? [])].flatMap((part) => [oneOfChoice(part.oneOf), anyOfChoice(part.anyOf)]);
  return found.filter((choice): choice is Choice => choice !== undefined && choice.fields.every((field) => field in properties));
}

function oneOfChoice(branches: readonly StructuralSchema[] | undefined): Choice | undefined {
  if (!branches || branches.length < 2) return undefined;
  const positive = branches.filter((branch) => !isNoneOf(branch));
  const fields = singleFields(positive);
  if (!fields) return undefined;
  if (positive.length === branches.length) return { rule: 'ExactlyOne', fields };
  const absent = branches.filter(isNoneOf).flatMap((branch) => singleFields(branch.not!.anyOf ?? [branch.not!]) ?? []);
  return positive.length === branches.length - 1 && absent.sort().join() === fields.join() ? { rule: 'AtMostOne', fields } : undefined;
}

function anyOfChoice(branches: readonly StructuralSchema[] | undefined): Choice | undefined {
  const fields = branches && branches.length > 1 ? singleFields(branches) : undefined;
  return fields && { rule: 'AtLeastOne', fields };
}

function isNoneOf(branch: StructuralSchema): boolean {
  return branch.not !== undefined;
}

/** The fields, when each branch requires one field and says nothing else. */
function singleFields(branches: readonly StructuralSchema[]): string[] | undefined {
  const fields = branches.map((branch) => (saysRequiredAlone(branch) && branch.required?.length === 1 ? branch.required[0]! : undefined));
  return fields.includes(undefined) ? undefined : (fields as string[]).sort();
}

function saysRequiredAlone(branch: StructuralSchema): boolean {
  return Object.keys(branch).every((keyword) => keyword === 'required');
}
