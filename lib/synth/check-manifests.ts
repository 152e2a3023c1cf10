import { rulesWith } from '../checks/kernel-rules';
import type { Problem } from '../checks/problem';
import { reporters, sourceReader } from '../checks/reporters';
import { hasErrors, runChecks, type CheckReport } from '../checks/runner';
import { carriedChecks, type SystemChecks } from '../checks/system-checks';
import { openCatalog } from '../schema/catalog';
import type { ArgoWorkflowsVersion, KubernetesVersion } from '../schema/schema-catalog';
import type { CollectedManifests } from './collect-manifests';

/** Thrown when an app's objects have errors. The message is the whole report. */
export class CheckError extends Error {
  // Private, so that Node does not print it all a second time when nobody catches the error.
  readonly #report: CheckReport;

  constructor(report: CheckReport) {
    super(`The app has errors.\n\n${formatReport(report)}`);
    this.#report = report;
  }

  override get name(): string {
    return 'CheckError';
  }

  get report(): CheckReport {
    return this.#report;
  }

  get problems(): readonly Problem[] {
    return this.#report.problems;
  }
}

export interface CheckSettings {
  readonly kubernetesVersion: KubernetesVersion;
  readonly argoWorkflowsVersion: ArgoWorkflowsVersion;
  /** Beside those that the constructs carry. */
  readonly checks: readonly SystemChecks[];
}

/** Runs the kernel's rules, those of the systems whose constructs the app holds, and those that it names. */
export function checkManifests({ set, constructs }: CollectedManifests, { checks, ...versions }: CheckSettings): CheckReport {
  const systems = new Set([...carriedChecks(constructs), ...checks]);
  return runChecks(set, { rules: rulesWith([...systems]), schemas: openCatalog(versions) });
}

/**
 * Warnings go to stderr, where `cdk8s synth` shows them.
 * @throws CheckError when the report holds an error
 */
export function refuseErrors(report: CheckReport): void {
  if (hasErrors(report)) throw new CheckError(report);
  if (report.problems.length > 0) process.stderr.write(formatReport(report));
}

/** For a person at a terminal, with the lines to mend. */
export function formatReport(report: CheckReport): string {
  return reporters.text.print(report, { readSource: sourceReader() });
}
