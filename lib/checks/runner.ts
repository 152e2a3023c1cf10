import type { KubeObject } from '../kube-object';
import type { ManifestSet } from '../manifest-set';
import { extendCatalog } from '../schema/catalog';
import { isCustomResourceDefinition, kindsOfCustomResourceDefinition, type CustomKind } from '../schema/custom-resource-definition';
import type { SchemaCatalog } from '../schema/schema-catalog';
import { problemOf } from './finding-problem';
import type { Category, Problem } from './problem';
import { orderProblems } from './problem-order';
import type { Published } from './published';
import type { CheckContext, Rule } from './rule';
import { ruleFailures } from './rule-failure';
import { withoutSuperseded } from './superseded';
import type { Waiver } from './waiver';
import { applyWaivers, waiversWithoutReason, type WaivedProblem } from './waivers';

export interface CheckOptions {
  readonly rules: readonly Rule[];
  readonly schemas: SchemaCatalog;
  /** Run the rules of these categories only. @default - all */
  readonly only?: readonly Category[];
  /** What else goes to the config repository. @default - not known */
  readonly published?: Published;
}

/** What a run of all rules found. Plain data. */
export interface CheckReport {
  /** Sorted by place, each once. */
  readonly problems: readonly Problem[];
  /** What a waiver lets pass, with that waiver. */
  readonly waived: readonly WaivedProblem[];
  /** Waivers that let nothing pass: out of date, or with a mistyped code. */
  readonly unusedWaivers: readonly Waiver[];
}

/**
 * Runs the rules over the set, and adds what was found while the set was made.
 * Never throws: a rule that does is a problem itself, and the others go on.
 */
export function runChecks(set: ManifestSet, options: CheckOptions): CheckReport {
  const { rules, schemas, only, published } = options;
  const [chosen, skipped] = partition(rules, (rule) => isChosen(rule.category, only));
  const found = set.problems.filter((problem) => isAboutReading(problem) || isChosen(problem.category, only));
  const context = { set, schemas: withKindsOf(set, schemas), published };
  for (const rule of chosen) runRule(rule, context, (problem) => found.push(problem));
  found.push(...waiversWithoutReason(set.waivers, rules));
  return applyWaivers(orderProblems(withoutSuperseded(found, chosen)), set.waivers, new Set(skipped.map((rule) => rule.code)));
}

/** `true` when the report holds an error: the run failed. Warnings and infos let it pass. */
export function hasErrors(report: Pick<CheckReport, 'problems'>): boolean {
  return report.problems.some((problem) => problem.severity === 'error');
}

function runRule(rule: Rule, context: CheckContext, add: (problem: Problem) => void): void {
  try {
    rule.check(context, (finding) => add(problemOf(rule, finding)));
  } catch (error) {
    ruleFailures(rule, context, error).forEach(add);
  }
}

/** CustomResourceDefinitions in the set tell the scope of their kinds. Which of them are of no use, a rule tells. */
function withKindsOf(set: ManifestSet, schemas: SchemaCatalog): SchemaCatalog {
  return extendCatalog(schemas, set.entries.flatMap(({ object }) => kindsDefinedBy(object)));
}

function kindsDefinedBy(object: KubeObject): CustomKind[] {
  if (!isCustomResourceDefinition(object)) return [];
  try {
    return kindsOfCustomResourceDefinition(object);
  } catch {
    return [];
  }
}

/** A document that cannot be read cannot be judged by any category, so it is told under each. */
function isAboutReading(problem: Problem): boolean {
  return problem.code.startsWith('yaml/');
}

function isChosen(category: Category, only: CheckOptions['only']): boolean {
  return !only || only.includes(category);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
