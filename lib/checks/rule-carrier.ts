import type { Rule } from './rule';

const RULES = Symbol.for('cdk8s-mlops.rules');

/**
 * Gives a class of constructs the rules of its system, so that an app which holds one such construct is checked by them: no registry, nothing
 * happens on import. Write it in the class: `static { carryRules(this, () => argoWorkflowsRules); }`
 * @param rules called when the app is checked
 */
export function carryRules(constructClass: { readonly prototype: object }, rules: () => readonly Rule[]): void {
  Object.defineProperty(constructClass.prototype, RULES, { value: rules });
}

/** The rules that these constructs carry. Classes share the function that gives them, and it is called once. */
export function carriedRules(constructs: Iterable<object>): readonly Rule[] {
  const sources = new Set<() => readonly Rule[]>();
  for (const construct of constructs) {
    const source = (construct as { [RULES]?: () => readonly Rule[] })[RULES];
    if (source) sources.add(source);
  }
  return distinctRules([...sources].map((source) => source()));
}

/** Rules of several sources, each code once. */
export function distinctRules(sources: readonly (readonly Rule[])[]): readonly Rule[] {
  return [...new Map(sources.flat().map((rule) => [rule.code, rule])).values()];
}
