import { Command, InvalidArgumentError, Option } from 'commander';
import { argoWorkflowsVersions, type ArgoWorkflowsVersion } from '../../schema/schema-catalog';
import { addCheckOptions, collect, reportFormat, type CheckFlags } from '../check-options';

interface LintFlags extends CheckFlags {
  readonly argoWorkflowsVersion: ArgoWorkflowsVersion;
  readonly isolated?: boolean;
}

/** `cdk8s-mlops lint` */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description('Checks YAML or JSON from any source, as strictly as the API server and the controllers would.')
    .argument('<path...>', "files, folders (with all below them), or - for standard input", collectPaths)
    .addOption(new Option('--argo-workflows-version <version>', 'for which release workflows are written').choices(argoWorkflowsVersions).default('4.1'))
    .option('--isolated', 'judge each file on its own; without it, all of them are one set and may refer to each other');
  return addCheckOptions(command)
    .addHelpText('after', help)
    .action(async (paths: string[], flags: LintFlags) => {
      const { lint } = await import('../lint.js');
      process.exitCode = await lint({ ...flags, paths, cwd: process.cwd(), format: reportFormat(flags) });
    });
}

/** An empty path would be the working directory, and comes from a variable that is not set. */
function collectPaths(path: string, earlier: readonly string[] = []): readonly string[] {
  if (path === '') throw new InvalidArgumentError('The path is empty.');
  return collect(path, earlier);
}

const help = `
CustomResourceDefinitions among the documents serve as schemas for the others.
Kubernetes' own kinds and those of the systems that this package has classes
for are known without them.

Examples:
  $ cdk8s-mlops lint manifests/ crds.yaml
  $ helm template web ./chart | cdk8s-mlops lint --only schema,names -
  $ cdk8s-mlops lint manifests/ --json | jq '.[].message'

Exit codes: 0 also with warnings and infos · 1 wrong usage, or --schemas that
cannot be used · 2 errors, which a path or text that cannot be read is, too`;
