import { Command, Option } from 'commander';
import { addCheckOptions, collect, reportFormat, type CheckFlags } from '../check-options';

interface SynthFlags extends CheckFlags {
  readonly app: readonly string[];
  readonly env: readonly string[];
  readonly output: string;
  readonly stdout?: boolean;
}

/** `cdk8s-mlops synth` */
export function synthCommand(): Command {
  const command = new Command('synth')
    .description('Runs the apps that cdk8s.yaml names, checks their objects, and writes them as YAML.')
    .addOption(new Option('-a, --app <name>', 'only this app; repeatable').argParser(collect).default([], 'all'))
    .addOption(new Option('-e, --env <name>', 'only this environment; repeatable').argParser(collect).default([], 'all'))
    .option('-o, --output <folder>', 'where <environment>/<app>.yaml go; what no synth wrote stays as it is', 'dist')
    .option('--stdout', 'print the objects instead; the report goes to stderr');
  return addCheckOptions(command)
    .addHelpText('after', help)
    .action(async (flags: SynthFlags) => {
      const { synth } = await import('../synth.js');
      process.exitCode = await synth({ ...flags, cwd: process.cwd(), format: reportFormat(flags) });
    });
}

const help = `
Nothing is written unless every app synthesizes and no check finds an error.

cdk8s.yaml:
  context:
    cdk8s-mlops:
      apps:
        shop: apps/shop.ts    # it exports (environment) => MlopsApp
      environments:
        laptop: {target: local}
        production: {target: aws}

Examples:
  $ cdk8s-mlops synth --env laptop --stdout | kubectl diff -f -
  $ cdk8s-mlops synth --waive schema/unknown-field="alpha, known from 1.2 on"

Exit codes: 1 wrong usage · 2 an app fails or a check found an error`;
