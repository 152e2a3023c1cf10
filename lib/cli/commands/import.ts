import { Command } from 'commander';
import type { FolderDifference } from '../../import/imports-folder';
import type { ImportStatistics } from '../../import/run-import';
import { CliError } from '../cli-error';

interface Options {
  readonly from?: string;
  readonly check?: boolean;
}

/** `cdk8s-mlops import`: regenerates `imports/`. */
export function importCommand(): Command {
  return new Command('import')
    .description('Makes imports/ (types, L1 classes and schemas) from the pinned files of upstream that cdk8s.yaml lists under `imports`.')
    .option('--from <dir>', "read a local folder with upstream's files instead of the network")
    .option('--check', 'write nothing; exit 1 and say what differs when imports/ is not what the sources give')
    .action(run);
}

async function run({ from, check }: Options): Promise<void> {
  const { runImport } = await import('../../import/run-import.js');
  const { ImportError } = await import('../../import/import-entry.js');
  const { difference, statistics } = await runImport({ root: process.cwd(), from, check }).catch((error: unknown) => {
    throw error instanceof ImportError ? new CliError(`${error.message}\nimports/ was left as it was.`) : error;
  });
  const lines = describeDifference(difference);
  if (check && lines.length > 0) {
    throw new CliError([...lines, 'imports/ is not what cdk8s.yaml gives. Run `npm run import`, and commit the result.'].join('\n'));
  }
  process.stdout.write([...lines, describeStatistics(statistics), ''].join('\n'));
}

function describeDifference({ changed, missing, foreign }: FolderDifference): string[] {
  return [
    ...changed.map((file) => `changed  imports/${file}`),
    ...missing.map((file) => `new      imports/${file}`),
    ...foreign.map((file) => `foreign  imports/${file} (not made by this command, which keeps the whole folder)`),
  ];
}

function describeStatistics({ systems, kinds, shapes, typeBytes, schemaBytes }: ImportStatistics): string {
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  return `imports/: ${systems} systems, ${kinds} kinds, ${shapes} shapes; TypeScript ${kilobytes(typeBytes)}, schemas ${kilobytes(schemaBytes)}`;
}
