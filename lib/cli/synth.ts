import path from 'node:path';
import type { ReportFormat } from '../checks/reporters';
import { hasErrors } from '../checks/runner';
import { emitDocuments } from '../emit/yaml';
import type { ManifestSet } from '../manifest-set';
import { writeOutputFolder } from '../synth/output-folder';
import { runApps, type TargetObjects } from './app-runner';
import type { CheckFlags } from './check-options';
import { CliError } from './cli-error';
import { ExitCode } from './exit-code';
import { openJudge } from './judge';
import { judgeTogether } from './judge-together';
import { mergeReports } from './merge-reports';
import { printReport } from './print-report';
import { readProject, selectTargets } from './project';

export interface SynthOptions extends CheckFlags {
  readonly cwd: string;
  readonly app: readonly string[];
  readonly env: readonly string[];
  readonly output: string;
  readonly stdout?: boolean;
  readonly format: ReportFormat;
}

/** Runs, checks and writes the chosen apps. @returns the exit code */
export async function synth(options: SynthOptions): Promise<ExitCode> {
  const project = readProject(options.cwd);
  const made = await runApps(project, selectTargets(project, options.app, options.env));
  const { judge, rules } = await openJudge(options);
  const report = mergeReports(judgeTogether(judge, project, made));
  printReport(report, { format: options.format, rules, folder: project.root }, options.stdout ? process.stderr : process.stdout);
  if (hasErrors(report)) return ExitCode.invalid;
  if (options.stdout) process.stdout.write(made.map(({ set }) => textOf(set)).join('---\n'));
  else write(options, made);
  return ExitCode.ok;
}

function write(options: SynthOptions, made: readonly TargetObjects[]): void {
  const files = new Map(made.map(({ target, set }) => [`${target.environment.name}/${target.app.name}.yaml`, textOf(set)]));
  writeFiles(path.resolve(options.cwd, options.output), files, options.output);
  if (options.format !== 'text') return;
  for (const { target, set } of made) {
    const file = path.join(options.output, target.environment.name, `${target.app.name}.yaml`);
    process.stdout.write(`${file}: ${set.entries.length} objects\n`);
  }
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>, named: string): void {
  try {
    writeOutputFolder(folder, files);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new CliError(`--output ${named} cannot be written: ${(error as Error).message}. Name a folder that this user may write to.`);
  }
}

function textOf(set: ManifestSet): string {
  return emitDocuments(set.entries.map(({ object }) => object));
}
