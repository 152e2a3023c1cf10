import type { Category, Problem } from './problem';
import type { Rule } from './rule';
import type { Waiver } from './waiver';

/** A problem that is accepted, with the waiver that says why. */
export interface WaivedProblem {
  readonly problem: Problem;
  readonly waiver: Waiver;
}

interface WaiverOutcome {
  readonly problems: readonly Problem[];
  readonly waived: readonly WaivedProblem[];
  readonly unusedWaivers: readonly Waiver[];
}

/**
 * Takes out what a waiver covers. A waiver names one code exactly: a pattern would also let pass what nobody has seen yet.
 * @param skipped codes of rules that did not run, whose waivers could not be used
 */
export function applyWaivers(problems: readonly Problem[], waivers: readonly Waiver[], skipped: ReadonlySet<string>): WaiverOutcome {
  const byCode = groupByCode(waivers);
  const used = new Set<Waiver>();
  const waived: WaivedProblem[] = [];
  const left = problems.filter((problem) => {
    const waiver = nearestWaiver(problem, byCode.get(problem.code) ?? []);
    if (!waiver) return true;
    used.add(waiver);
    waived.push({ problem, waiver });
    return false;
  });
  const unusedWaivers = waivers.filter((waiver) => !used.has(waiver) && !skipped.has(waiver.code) && !isForPublish(waiver));
  return { problems: left, waived, unusedWaivers };
}

/** What publish refuses is no rule's: whether a waiver for it is of use, only publish knows. */
function isForPublish({ code }: Waiver): boolean {
  return code.startsWith('publish/');
}

/** The waiver that was written closest to the construct; of two at one place, the first. */
function nearestWaiver(problem: Problem, candidates: readonly Waiver[]): Waiver | undefined {
  return candidates
    .filter((waiver) => covers(waiver, problem.constructPath))
    .reduce<Waiver | undefined>((best, waiver) => (best && depth(best) >= depth(waiver) ? best : waiver), undefined);
}

/** Whether a waiver holds for what a construct made. Without a reason it lets nothing pass. */
export function covers({ constructPath, reason }: Waiver, place: string | undefined): boolean {
  if (reason.trim() === '') return false;
  return !constructPath || place === constructPath || !!place?.startsWith(`${constructPath}/`);
}

function depth({ constructPath }: Waiver): number {
  return constructPath ? constructPath.split('/').length : 0;
}

/** A waiver without a reason lets nothing pass, and is a problem itself. */
export function waiversWithoutReason(waivers: readonly Waiver[], rules: readonly Rule[]): Problem[] {
  return waivers.filter((waiver) => waiver.reason.trim() === '').map((waiver) => withoutReason(waiver, rules));
}

function withoutReason({ code, constructPath, source }: Waiver, rules: readonly Rule[]): Problem {
  const category: Category = rules.find((rule) => rule.code === code)?.category ?? 'schema';
  return {
    code: 'checks/waiver-without-reason',
    category,
    severity: 'error',
    message: `The waiver of ${code} gives no reason, so it lets nothing pass.`,
    hint: 'Say why it is right here, for those who read the report.',
    path: '',
    ...(constructPath && { constructPath }),
    ...(source && { source }),
  };
}

function groupByCode(waivers: readonly Waiver[]): Map<string, Waiver[]> {
  const groups = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    const group = groups.get(waiver.code);
    if (group) group.push(waiver);
    else groups.set(waiver.code, [waiver]);
  }
  return groups;
}
