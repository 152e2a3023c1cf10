import { orderProblems } from '../checks/problem-order';
import type { CheckReport } from '../checks/runner';

/** One report of several sets: two environments of one app have most problems in common, and each is told once. */
export function mergeReports(reports: readonly CheckReport[]): CheckReport {
  const waived = distinct(reports.flatMap((report) => report.waived));
  // A waiver that one environment needs is no waiver to remove.
  const used = new Set(waived.map(({ waiver }) => keyOf(waiver)));
  return {
    problems: orderProblems(reports.flatMap((report) => report.problems)),
    waived,
    unusedWaivers: distinct(reports.flatMap((report) => report.unusedWaivers)).filter((waiver) => !used.has(keyOf(waiver))),
  };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function keyOf(item: unknown): string {
  return JSON.stringify(item);
}
