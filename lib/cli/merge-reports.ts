import { orderProblems } from '../checks/problem-order';
import type { CheckReport } from '../checks/runner';

/** One report of several sets: two environments of one app have most problems in common, and each is told once. */
export function mergeReports(reports: readonly CheckReport[]): CheckReport {
  return {
    problems: orderProblems(reports.flatMap(({ problems }) => problems)),
    waived: distinct(reports.flatMap(({ waived }) => waived)),
    unusedWaivers: distinct(reports.flatMap(({ unusedWaivers }) => unusedWaivers)).filter((waiver) => isUnusedEverywhere(reports, waiver)),
  };
}

/** A waiver that one environment needs is no waiver to remove. */
function isUnusedEverywhere(reports: readonly CheckReport[], waiver: CheckReport['unusedWaivers'][number]): boolean {
  const key = JSON.stringify(waiver);
  return !reports.some(({ waived }) => waived.some((one) => JSON.stringify(one.waiver) === key));
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
