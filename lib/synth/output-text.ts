import type { App } from 'cdk8s';
import { emitDocuments } from '../emit/yaml';
import type { ManifestEntry } from '../manifest-set';
import type { CollectedManifests } from './collect-manifests';
import { shareOut } from './output-files';

/** cdk8s' validation plugins find constructs of objects by it. */
const constructMetadataFile = 'construct-metadata.json';

/** Every file of the output folder, path and content, made one by one: whoever writes them at once need not hold them all. */
export function* emitFiles(app: App, { set, makers }: CollectedManifests, withConstructMetadata: boolean): Iterable<readonly [string, string]> {
  const made = set.entries.map(({ object }, index) => ({ object, construct: makers[index]! }));
  for (const { path, objects } of shareOut(made, app.yamlOutputType, app.outputFileExtension)) yield [path, emitDocuments(objects)];
  if (withConstructMetadata) {
    const resources = Object.fromEntries(makers.map(({ name, node }) => [name, { path: node.path }]));
    yield [constructMetadataFile, JSON.stringify({ version: '1.0.0', resources })];
  }
}

export function emitText(entries: readonly ManifestEntry[]): string {
  return emitDocuments(entries.map(({ object }) => object));
}

/** @throws when file names with this ending could lie outside of the output folder */
export function refuseUnsafeExtension(extension: string): void {
  if (/[/\\\0]/.test(extension)) {
    throw new Error(`The outputFileExtension '${extension}' would lead out of the output folder. Give an ending such as '.k8s.yaml'.`);
  }
}
