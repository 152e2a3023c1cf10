import { referenceRules } from '../references/reference-rules';
import { schemaRules } from '../schema/schema-rules';
import type { Rule } from './rule';
import { nameRules } from './rules';
import type { SystemChecks } from './system-checks';

/** The rules of the kernel itself, for every object of every system. */
export function kernelRules(): readonly Rule[] {
  return rulesWith([]);
}

/** The kernel's rules and those of systems. The kernel's rules about references follow the systems' models too. Each code stands once. */
export function rulesWith(systems: readonly SystemChecks[]): readonly Rule[] {
  const references = referenceRules(systems.flatMap((system) => system.references ?? []));
  const rules = [...schemaRules, ...nameRules, ...references, ...systems.flatMap((system) => system.rules ?? [])];
  return [...new Map(rules.map((rule) => [rule.code, rule])).values()];
}
