import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ReportFormat } from '../checks/reporters';
import { hasErrors } from '../checks/runner';
import { describeSource, publish, PublishRefused, renderObjects } from '../config-repo';
import { Progress } from '../progress';
import { runApps, type TargetObjects } from './app-runner';
import { CliError } from './cli-error';
import type { PublishFlags } from './commands/publish';
import { ExitCode } from './exit-code';
import { openJudge } from './judge';
import { judgeTogether } from './judge-together';
import { mergeReports } from './merge-reports';
import { packageVersion } from './package-version';
import { printReport } from './print-report';
import { readProject, selectTargets, type Project, type Target } from './project';
import { describeOutcome, exitCodeOf, outcomeJson, type Outcome } from './publish-outcome';

export interface PublishAppsOptions extends PublishFlags {
  readonly cwd: string;
  readonly format: ReportFormat;
}

/** Runs, checks and publishes the chosen apps; nothing is published unless all of them pass. @returns the exit code */
export async function publishApps(options: PublishAppsOptions): Promise<ExitCode> {
  const project = readProject(options.cwd);
  const remote = remoteOf(project, options);
  const made = await runApps(project, selectTargets(project, options.app, options.env));
  const { judge, rules } = await openJudge(options);
  const report = mergeReports(judgeTogether(judge, project, made, remote.repo));
  const invalid = hasErrors(report);
  // With --json, standard output carries the result alone; what is no error goes where people read it.
  const isResult = options.format === 'json' && !invalid;
  const folder = project.root;
  if (!isResult) printReport(report, { format: options.format, rules, folder }, process.stdout);
  else if (report.problems.length > 0) printReport(report, { format: 'text', rules, folder }, process.stderr);
  if (invalid) return ExitCode.invalid;
  const outcomes = await publishAll(project, made.map(({ target, set }) => ({ target, set: withWaivers(set, options) })), remote, options);
  if (isResult) process.stdout.write(`${JSON.stringify(outcomes.map(outcomeJson), undefined, 2)}\n`);
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

/** Publish itself lets some things pass only with a waiver. */
function withWaivers(set: TargetObjects['set'], { waive }: PublishAppsOptions): TargetObjects['set'] {
  return { ...set, waivers: [...set.waivers, ...waive] };
}

async function publishAll(project: Project, made: readonly TargetObjects[], remote: Remote, options: PublishAppsOptions): Promise<Outcome[]> {
  const invalid = made.flatMap((one) => invalidSet(one, options));
  if (invalid.length > 0) return invalid;
  const source = await describeSource(project.root);
  if (!source) process.stderr.write(`${project.root} has no git commit: none is recorded, and a run with an older source is not recognized.\n`);
  const outcomes: Outcome[] = [];
  for (const { target, set } of made) {
    const outcome = await publishOne(target, { ...remote, set, source, version: packageVersion() }, options);
    outcomes.push(outcome);
    // What the remote refuses once, or what is wrong with the call, stands against every app.
    if ('refusal' in outcome && ['rejected', 'usage'].includes(outcome.refusal.reason)) break;
  }
  return outcomes;
}

/** What makes a set impossible to publish is known before the first is pushed. */
function invalidSet({ target, set }: TargetObjects, { allowEmpty = false }: PublishAppsOptions): Outcome[] {
  try {
    renderObjects(set, allowEmpty);
    return [];
  } catch (error) {
    return [refusalOf(error, target)];
  }
}

type Request = Omit<Parameters<typeof publish>[0], 'app' | 'environment' | 'options'>;

async function publishOne(target: Target, request: Request, options: PublishAppsOptions): Promise<Outcome> {
  const { app, environment } = { app: target.app.name, environment: target.environment.name };
  const progress = new Progress({ stream: process.stderr });
  const onStep = ({ message }: { message: string }) => progress.step(`${environment}/${app}: ${message}`);
  try {
    return { target, result: await publish({ ...request, app, environment, options: { ...publishOptions(options), onStep } }) };
  } catch (error) {
    return refusalOf(error, target);
  } finally {
    progress.end();
  }
}

function refusalOf(error: unknown, target: Target): Outcome {
  if (!(error instanceof PublishRefused)) throw error;
  return { target, refusal: error };
}

function publishOptions(flags: PublishFlags) {
  const { onDrift, maxDelete, maxAttempts, allowEmpty, allowDirty, rollback, takeOver, sign, dryRun } = flags;
  return { onDrift, maxDelete, maxAttempts, allowEmpty, allowDirty, rollback, takeOver, sign, dryRun };
}
