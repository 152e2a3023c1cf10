import { Command } from 'commander';
import { collect } from '../check-options';

interface Flags {
  readonly output?: string;
}

/** `cdk8s-mlops from-yaml` */
export function fromYamlCommand(): Command {
  return new Command('from-yaml')
    .description(
      'Writes TypeScript with typed handles of existing WorkflowTemplates: their arguments, and the inputs and outputs of their templates.',
    )
    .argument('<path...>', 'files, folders (with all below them), or - for standard input', collect)
    .option('-o, --output <folder>', 'where <name>.workflow-template.ts go (default: printed)')
    .addHelpText('after', help)
    .action(async (paths: string[], { output }: Flags) => {
      const { fromYaml } = await import('../from-yaml.js');
      await fromYaml({ paths, output, cwd: process.cwd() });
    });
}

const help = `
Other kinds in the files are left out.

Examples:
  $ cdk8s-mlops from-yaml manifests/ --output src/handles
  $ kubectl get workflowtemplate ci -o yaml | cdk8s-mlops from-yaml -

Exit codes: 0 handles were written · 1 wrong usage, or a folder that cannot be
written · 2 a file cannot be read, or holds no WorkflowTemplate; nothing is
written`;
