import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { handleFile, isWorkflowTemplate, type HandleFile } from '../../constructs/argo-workflows/handles/from-yaml';
import type { KubeObject } from '../kube-object';
import { readManifests } from '../read/read-manifests';
import { formatPosition } from '../source/source-position';
import { CliError } from './cli-error';
import { ExitCode } from './exit-code';

export interface FromYamlOptions {
  readonly cwd: string;
  readonly paths: readonly string[];
  /** @default - printed */
  readonly output?: string;
}

/** Writes a typed handle for every WorkflowTemplate of the files. Nothing is written where one of them cannot be read. */
export async function fromYaml({ cwd, paths, output }: FromYamlOptions): Promise<void> {
  const { entries, problems } = await readManifests(paths, { cwd });
  if (problems.length > 0) {
    throw new CliError(
      problems.map(({ file, source, message }) => `${source ? formatPosition(source) : file}: ${message}`).join('\n'),
      ExitCode.invalid,
    );
  }
  const objects = entries.map(({ object }) => object).filter(isWorkflowTemplate);
  refuseNames(objects);
  const files = objects.map(handleFile);
  if (files.length === 0) throw new CliError(`There is no WorkflowTemplate in ${paths.map((one) => (one === '-' ? 'standard input' : one)).join(', ')}.`, ExitCode.invalid);
  refuseCollisions(files);
  if (output === undefined) process.stdout.write(files.map(({ name, text }) => (files.length > 1 ? `// ${name}\n${text}` : text)).join('\n'));
  else writeFiles(path.resolve(cwd, output), files);
}

/** Names become names of files. */
function refuseNames(objects: readonly KubeObject[]): void {
  const wrong = objects.map(({ metadata }) => metadata!.name!).filter((name) => !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name));
  if (wrong.length > 0) {
    const names = wrong.map((name) => `'${name}'`).join(', ');
    throw new CliError(`The API server refuses the name ${names} of a WorkflowTemplate. Use small letters, digits, - and dots.`, ExitCode.invalid);
  }
}

function refuseCollisions(files: readonly HandleFile[]): void {
  const names = files.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) {
    throw new CliError(
      `Two WorkflowTemplates would both be written to ${twice.join(' and to ')}. Write them to different folders, one namespace at a time.`,
      ExitCode.invalid,
    );
  }
}

function writeFiles(folder: string, files: readonly HandleFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) {
    writeFileSync(path.join(folder, name), text);
    process.stdout.write(`${path.join(folder, name)}\n`);
  }
}
