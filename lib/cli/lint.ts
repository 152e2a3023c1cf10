import type { ReportFormat } from '../checks/reporters';
import { hasErrors } from '../checks/runner';
import type { ManifestSet } from '../manifest-set';
import { readManifests } from '../read/read-manifests';
import type { ArgoWorkflowsVersion } from '../schema/schema-catalog';
import type { CheckFlags } from './check-options';
import { ExitCode } from './exit-code';
import { openJudge } from './judge';
import { mergeReports } from './merge-reports';
import { printReport } from './print-report';

export interface LintOptions extends CheckFlags {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly argoWorkflowsVersion: ArgoWorkflowsVersion;
  readonly isolated?: boolean;
  readonly format: ReportFormat;
}

/** Judges files from any source. @returns the exit code */
export async function lint(options: LintOptions): Promise<ExitCode> {
  const { argoWorkflowsVersion } = options;
  const set = { ...(await readManifests(options.paths, { cwd: options.cwd })), argoWorkflowsVersion };
  const { judge, rules } = await openJudge(options);
  const report = mergeReports((options.isolated ? splitByFile(set) : [set]).map((one) => judge(one)));
  printReport(report, { format: options.format, rules, folder: options.cwd }, process.stdout);
  return hasErrors(report) ? ExitCode.invalid : ExitCode.ok;
}

/** A set of its own for every file, in the order of the files. */
function splitByFile(set: ManifestSet): ManifestSet[] {
  const files = new Map<string | undefined, { entries: ManifestSet['entries'][number][]; problems: ManifestSet['problems'][number][] }>();
  const partOf = (file: string | undefined) => {
    let part = files.get(file);
    if (!part) files.set(file, (part = { entries: [], problems: [] }));
    return part;
  };
  for (const entry of set.entries) partOf(entry.origin.file).entries.push(entry);
  for (const problem of set.problems) partOf(problem.file).problems.push(problem);
  return [...files.values()].map((part) => ({ ...set, ...part }));
}
