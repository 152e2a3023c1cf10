import type { Problem } from './problem';
import type { Rule } from './rule';

/** The problems without those that a more exact rule tells of the same field of the same object. */
export function withoutSuperseded(problems: readonly Problem[], rules: readonly Rule[]): Problem[] {
  const codesBy = new Map(rules.flatMap((rule) => (rule.supersedes ? [[rule.code, rule.supersedes] as const] : [])));
  const told = new Set<string>();
  for (const problem of problems) for (const code of codesBy.get(problem.code) ?? []) told.add(keyOf(problem, code));
  return told.size === 0 ? [...problems] : problems.filter((problem) => !told.has(keyOf(problem, problem.code)));
}

function keyOf({ file, document, constructPath, apiVersion, kind, namespace, name, path }: Problem, code: string): string {
  return JSON.stringify([code, file, document, constructPath, apiVersion, kind, namespace, name, path]);
}
