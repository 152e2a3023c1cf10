#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { CliError } from './cli-error';
import { fromYamlCommand } from './commands/from-yaml';
import { importCommand } from './commands/import';
import { lintCommand } from './commands/lint';
import { publishCommand } from './commands/publish';
import { synthCommand } from './commands/synth';
import { ExitCode } from './exit-code';
import { packageVersion } from './package-version';

/** The composition root: commands load what they need when they run, so that `--help` costs nothing. */
export function program(): Command {
  const commands = [synthCommand(), lintCommand(), publishCommand(), fromYamlCommand(), importCommand()];
  const whole = new Command('cdk8s-mlops')
    .description('Synthesizes, checks and publishes the apps that cdk8s.yaml names.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples);
  for (const command of commands) whole.addCommand(command);
  for (const command of [whole, ...commands]) {
    command.helpOption('-h, --help', 'print this help').showHelpAfterError('Run with --help for the options.').exitOverride();
  }
  return whole;
}

const examples = `
Examples:
  $ cdk8s-mlops synth                      all apps and environments, into dist/
  $ cdk8s-mlops synth --app shop --env laptop
  $ cdk8s-mlops lint manifests/            any YAML, also what other tools made
  $ cdk8s-mlops publish --repo git@host:org/config.git --branch main

Exit codes:
  0  done, or nothing to do
  1  wrong usage, or a defect
  2  an app fails, or a check found an error
  3  differences found
  4  somebody else changed or owns what would be overwritten
  5  the remote refused
  6  the config repository holds a newer source

Run cdk8s-mlops help <command> for its options.`;

/** @returns the exit code, see `ExitCode` */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: 'user' });
    return process.exitCode === undefined ? ExitCode.ok : Number(process.exitCode);
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  // Commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof CliError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`cdk8s-mlops failed, which is a defect of it: ${error instanceof Error ? error.stack : String(error)}\n`);
  return ExitCode.usage;
}

/** A reader that has seen enough, such as `head`, is no failure; what there is to do is still done. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Through `process.exit`, so that temporary folders are taken away. */
function exitOnSignals(): void {
  for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) process.once(signal, () => process.exit(128 + number));
}

if (require.main === module) {
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  exitOnSignals();
  void run(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
