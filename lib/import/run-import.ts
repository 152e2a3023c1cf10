import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readDemands } from './demands';
import { fromFolder, fromNetwork, readSources } from './fetch-source';
import { generate, type GeneratedFiles } from './generate';
import { ImportError, readEntries } from './import-entry';
import { compareFolder, replaceFolder, type FolderDifference } from './imports-folder';

export interface ImportOptions {
  /** Folder that holds `cdk8s.yaml` and `imports/`. */
  readonly root: string;
  /** Local folder with upstream's files. @default - read from the network */
  readonly from?: string;
  /** Compare with `imports/` and write nothing. @default false */
  readonly check?: boolean;
}

export interface ImportResult {
  readonly difference: FolderDifference;
  readonly statistics: ImportStatistics;
}

export interface ImportStatistics {
  readonly systems: number;
  /** Kinds, each version and each system for itself. */
  readonly kinds: number;
  /** Interfaces, each once. */
  readonly shapes: number;
  readonly typeBytes: number;
  readonly schemaBytes: number;
}

/**
 * Makes `imports/` from the list `imports` in `cdk8s.yaml`. Nothing is written unless everything could be read and understood.
 *
 * @throws ImportError that names every bad entry
 */
export async function runImport({ root, from, check = false }: ImportOptions): Promise<ImportResult> {
  const config = readConfig(path.join(root, 'cdk8s.yaml'));
  const entries = readEntries(config);
  const texts = await readSources(entries, from === undefined ? fromNetwork : fromFolder(from));
  const { files, kinds, shapes } = generate(entries, texts, readDemands(config));
  const folder = path.join(root, 'imports');
  const difference = compareFolder(folder, files);
  if (!check) replaceFolder(folder, files);
  const systems = new Set(entries.map(({ system }) => system)).size;
  return { difference, statistics: { systems, kinds, shapes, typeBytes: sizeOf(files, '.ts'), schemaBytes: sizeOf(files, '.json') } };
}

function readConfig(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ImportError([`[${file}] The file does not exist. Start the command in the project's folder.`]);
  }
  try {
    return parse(text);
  } catch (error) {
    throw new ImportError([`[${file}] The file is not YAML: ${(error as Error).message.split('\n')[0]!} Correct it.`]);
  }
}

function sizeOf(files: GeneratedFiles, ending: string): number {
  return [...files].reduce((sum, [file, content]) => sum + (file.endsWith(ending) ? Buffer.byteLength(content) : 0), 0);
}
