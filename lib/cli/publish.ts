import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ReportFormat } from '../checks/reporters';
import { hasErrors } from '../checks/runner';
import { describeSource, publish, PublishRefused, type PublishResult, type RefusalReason } from '../config-repo';
import { Progress } from '../progress';
import { runApps, type TargetObjects } from './app-runner';
import { CliError } from './cli-error';
import type { PublishFlags } from './commands/publish';
import { ExitCode } from './exit-code';
import { openJudge } from './judge';
import { mergeReports } from './merge-reports';
import { packageVersion } from './package-version';
import { printReport } from './print-report';
import { readProject, selectTargets, type Project } from './project';

export interface PublishAppsOptions extends PublishFlags {
  readonly cwd: string;
  readonly format: ReportFormat;
}

/** What became of one app in one environment. */
export type Outcome = { readonly result: PublishResult } | { readonly refusal: PublishRefused; readonly target: TargetObjects['target'] };

const exitCodes: Readonly<Record<RefusalReason, ExitCode>> = {
  usage: ExitCode.usage,
  invalid: ExitCode.invalid,
  drift: ExitCode.drift,
  rejected: ExitCode.rejected,
  superseded: ExitCode.superseded,
};

/** Runs, checks and publishes the chosen apps; nothing is published unless all of them pass. @returns the exit code */
export async function publishApps(options: PublishAppsOptions): Promise<ExitCode> {
  const project = readProject(options.cwd);
  const remote = remoteOf(project, options);
  const made = await runApps(project, selectTargets(project, options.app, options.env));
  const { judge, rules } = await openJudge(options);
  const report = mergeReports(made.map(({ set }) => judge(set)));
  const invalid = hasErrors(report);
  // With --json, standard output carries the result alone; what is no error goes where people read it.
  const isResult = options.format === 'json' && !invalid;
  const folder = project.root;
  if (!isResult) printReport(report, { format: options.format, rules, folder }, process.stdout);
  else if (report.problems.length > 0) printReport(report, { format: 'text', rules, folder }, process.stderr);
  if (invalid) return ExitCode.invalid;
  const outcomes = await publishAll(project, made, remote, options);
  if (isResult) process.stdout.write(`${JSON.stringify(outcomes.map(toJson), undefined, 2)}\n`);
  else for (const outcome of outcomes) process.stdout.write(`${describeOutcome(outcome)}\n`);
  return exitCodeOf(outcomes);
}

interface Remote {
  readonly repo: string;
  readonly branch: string;
}

function remoteOf(project: Project, { cwd, repo, branch }: PublishAppsOptions): Remote {
  const url = repo ?? project.configRepository?.url;
  if (!url) throw new CliError('Which config repository? Give --repo URL, or write context.cdk8s-mlops.configRepository.url into cdk8s.yaml.');
  return { repo: absoluteIfFolder(url, repo ? cwd : project.root), branch: branch ?? project.configRepository?.branch ?? 'main' };
}

/** A folder is meant from where it was named; git works elsewhere. */
function absoluteIfFolder(url: string, base: string): string {
  const folder = path.resolve(base, url);
  return !url.startsWith('-') && existsSync(folder) ? folder : url;
}

async function publishAll(project: Project, made: readonly TargetObjects[], remote: Remote, options: PublishAppsOptions): Promise<Outcome[]> {
  const source = await describeSource(project.root);
  const outcomes: Outcome[] = [];
  for (const { target, set } of made) {
    const progress = new Progress({ stream: process.stderr });
    const name = `${target.environment.name}/${target.app.name}`;
    try {
      const result = await publish({
        ...remote,
        set,
        app: target.app.name,
        environment: target.environment.name,
        version: packageVersion(),
        source,
        options: { ...publishOptions(options), onStep: ({ message }) => progress.step(`${name}: ${message}`) },
      });
      outcomes.push({ result });
    } catch (error) {
      if (!(error instanceof PublishRefused)) throw error;
      outcomes.push({ refusal: error, target });
      // What the remote refuses once, it refuses for every app.
      if (error.reason === 'rejected') break;
    } finally {
      progress.end();
    }
  }
  return outcomes;
}

function publishOptions(flags: PublishFlags) {
  const { onDrift, maxDelete, maxAttempts, allowEmpty, allowDirty, rollback, takeOver, sign, dryRun } = flags;
  return { onDrift, maxDelete, maxAttempts, allowEmpty, allowDirty, rollback, takeOver, sign, dryRun };
}

function describeOutcome(outcome: Outcome): string {
  if ('refusal' in outcome) {
    return `${outcome.target.environment.name}/${outcome.target.app.name}: refused\n${indent(outcome.refusal.message)}`;
  }
  const { status, environment, app, files, commit, branch } = outcome.result;
  const name = `${environment}/${app}`;
  if (status === 'unchanged') return `${name}: nothing changed, no commit`;
  const counts = `${files.added.length} added, ${files.changed.length} changed, ${files.removed.length} removed`;
  return status === 'dry-run' ? `${name}: would commit ${counts}` : `${name}: ${counts}, commit ${commit!.slice(0, 10)} on ${branch}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

function toJson(outcome: Outcome): object {
  if ('result' in outcome) return outcome.result;
  return { app: outcome.target.app.name, environment: outcome.target.environment.name, ...(outcome.refusal.toJSON() as object) };
}

/** The gravest of all: a wrong use goes before what the remote said. */
function exitCodeOf(outcomes: readonly Outcome[]): ExitCode {
  const codes = outcomes.flatMap((outcome) => ('refusal' in outcome ? [exitCodes[outcome.refusal.reason]] : []));
  return codes.length === 0 ? ExitCode.ok : (Math.min(...codes) as ExitCode);
}
