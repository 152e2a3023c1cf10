import { fieldsOf, itemsOf } from '../../../lib/references/fields';
import { literalOf } from '../model/ports';
import type { StubOutcome, StubStep } from './stubs';

/**
 * A stub for steps whose values do not matter: it succeeds, and each output parameter that has no default is called as it is named. These are
 * texts only: a workflow does not say which of its values are numbers. Where it computes with one, compares it as a number, or makes a loop of it,
 * give that step a stub of its own.
 * `simulate(workflow, { stubs: { '*': placeholders } })` shows the way of a workflow before any stub is written.
 */
export function placeholders({ template }: StubStep): StubOutcome {
  const parameters = itemsOf(fieldsOf(template.outputs).parameters).map(fieldsOf);
  const bare = parameters.filter(({ valueFrom, value }) => literalOf(value ?? fieldsOf(valueFrom).default) === undefined);
  return { outputs: Object.fromEntries(bare.map(({ name }) => [String(name), String(name)])) };
}
