import type { ManifestEntry } from '../manifest-set';
import { describeEntry } from './finding-problem';
import type { Problem } from './problem';
import type { CheckContext, Rule } from './rule';

/** Code of the problem that a rule itself broke. It stands for what the rule might have found, so it is an error. */
export const ruleFailedCode = 'checks/rule-failed';

/**
 * A rule threw. Which object it stumbled over shows by giving it each object alone; only a rule that breaks pays for that.
 */
export function ruleFailures(rule: Rule, context: CheckContext, error: unknown): Problem[] {
  const failures = context.set.entries.flatMap((entry) => failureOn(rule, context, entry));
  return failures.length > 0 ? failures : [failure(rule, error, { path: '' })];
}

function failureOn(rule: Rule, { set, schemas }: CheckContext, entry: ManifestEntry): Problem[] {
  try {
    rule.check({ set: { ...set, entries: [entry] }, schemas }, () => undefined);
    return [];
  } catch (error) {
    return [failure(rule, error, describeEntry(entry, ''))];
  }
}

function failure(rule: Rule, error: unknown, place: Omit<Problem, 'code' | 'category' | 'severity' | 'message'>): Problem {
  return {
    code: ruleFailedCode,
    category: rule.category,
    severity: 'error',
    message: `The rule ${rule.code} could not judge this: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}.`,
    hint: 'This is a defect of the rule, not of the object: please report it, and waive this code until it is mended.',
    ...place,
  };
}
