import { Command, InvalidArgumentError, Option } from 'commander';
import { driftPolicies, type DriftPolicy } from '../../config-repo/drift';
import { addCheckOptions, collect, reportFormat, type CheckFlags } from '../check-options';

export interface PublishFlags extends CheckFlags {
  readonly app: readonly string[];
  readonly env: readonly string[];
  readonly repo?: string;
  readonly branch?: string;
  readonly onDrift: DriftPolicy;
  readonly maxDelete?: number;
  readonly maxAttempts: number;
  readonly allowEmpty?: boolean;
  readonly allowDirty?: boolean;
  readonly rollback?: boolean;
  readonly takeOver?: boolean;
  readonly sign?: boolean;
  readonly dryRun?: boolean;
}

/** `cdk8s-mlops publish` */
export function publishCommand(): Command {
  const command = new Command('publish')
    .description('Runs and checks the apps, and commits their manifests to the config repository: one commit for each app and environment, or none.')
    .addOption(new Option('-a, --app <name>', 'only this app; repeatable').argParser(collect).default([], 'all'))
    .addOption(new Option('-e, --env <name>', 'only this environment; repeatable').argParser(collect).default([], 'all'))
    .option('--repo <url>', 'the config repository (default: configRepository.url in cdk8s.yaml)')
    .option('--branch <name>', 'its branch (default: configRepository.branch, else main)')
    .option('--dry-run', 'do everything but push')
    .addOption(new Option('--on-drift <policy>', 'when somebody changed what publish owns').choices(driftPolicies).default('fail'))
    .option('--max-delete <count>', 'objects that may go at once (default: 30 %, at most 20)', parseCount)
    .option('--max-attempts <count>', 'attempts to push while others push too', parseCount, 20)
    .option('--allow-empty', 'publish an app without objects, which removes all that it has')
    .option('--allow-dirty', 'publish a source with changes that are not committed')
    .option('--rollback', 'publish although the config repository holds a newer source')
    .option('--take-over', 'take over what another source repository published')
    .option('--sign', "sign the commits with the user's key");
  return addCheckOptions(command)
    .addHelpText('after', help)
    .action(async (flags: PublishFlags) => {
      const { publishApps } = await import('../publish.js');
      process.exitCode = await publishApps({ ...flags, cwd: process.cwd(), format: reportFormat(flags) });
    });
}

function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

const help = `
What is committed:
  envs/<environment>/<app>/rendered/           the objects; owned by publish
  envs/<environment>/<app>/kustomization.yaml  made once, then yours:
                                               promotions set images there

Publishing the same objects again makes no commit. Image bumps and other
people's files are never lost: where somebody else pushed in between, the tree
is built anew on the new tip. With --json, the result is a list with one entry
for each app and environment.

Examples:
  $ cdk8s-mlops publish --env staging --repo git@host:org/config.git
  $ cdk8s-mlops publish --dry-run --json

Exit codes: 1 wrong usage · 2 an app fails or a check found an error · 4 drift,
foreign owner or too many deletions · 5 the remote refused · 6 the config
repository holds a newer source`;
