import type { ManifestEntry } from '../manifest-set';
import { readManifests } from '../read/read-manifests';
import { isCustomResourceDefinition, kindsOfCustomResourceDefinition, type CustomKind } from '../schema/custom-resource-definition';
import { CliError } from './cli-error';

/**
 * The kinds that CustomResourceDefinitions in files and folders define. Other documents may lie beside them, such as a kustomization.
 * @throws CliError with all that is wrong with the files
 */
export async function readDefinitions(paths: readonly string[], cwd: string): Promise<CustomKind[]> {
  const kinds: CustomKind[] = [];
  const complaints: string[] = [];
  for (const path of paths) {
    const { entries, problems } = await readManifests([path], { cwd });
    const unread = problems.filter(({ code, severity }) => severity === 'error' && code !== 'yaml/not-an-object');
    const definitions = entries.filter(({ object }) => isCustomResourceDefinition(object));
    complaints.push(...unread.map(({ message, file = path }) => `--schemas ${file}: ${message}`));
    if (unread.length + definitions.length === 0) complaints.push(`--schemas ${path}: There is no CustomResourceDefinition in it.`);
    for (const definition of definitions) addKinds(definition, kinds, complaints);
  }
  if (complaints.length > 0) throw new CliError(complaints.join('\n'));
  return kinds;
}

function addKinds({ object, origin }: ManifestEntry, kinds: CustomKind[], complaints: string[]): void {
  try {
    kinds.push(...kindsOfCustomResourceDefinition(object));
  } catch (error) {
    complaints.push(`--schemas ${origin.file}: ${(error as Error).message}`);
  }
}
