import { fieldAt, fieldsOf, isFields, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';

/** A parameter or an artifact, where it is declared or passed. */
export interface Port extends PlacedFields {
  readonly name: string;
}

/** Ports in a list of a section: `inputs.parameters`. What has no name is left to the rule about names. */
export function portsOf(section: unknown, list: 'parameters' | 'artifacts', path: string): Port[] {
  const placed = placedItems(`${path}.${list}`, fieldsOf(section)[list]);
  return placed.flatMap((one) => {
    const name = textOf(one.fields.name);
    return name === undefined ? [] : [{ ...one, name }];
  });
}

/** Fields in which an artifact's place is given, one for each kind of store. */
const artifactStores = ['artifactory', 'azure', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 's3', 'raw'] as const;

const keyFields: Readonly<Record<string, string>> = { s3: 'key', gcs: 'key', oss: 'key', azure: 'blob', hdfs: 'path', artifactory: 'url', http: 'url', plugin: 'key' };

export function storesOf(artifact: Fields): string[] {
  return artifactStores.filter((store) => isFields(artifact[store]));
}

/** The artifact says where it is: by its whole place, or by a key in the store of the cluster. */
export function hasPlace(artifact: Fields): boolean {
  const [store] = storesOf(artifact);
  if (store === undefined) return false;
  if (store === 'raw') return true;
  if (store === 'git') return textOf(fieldAt(artifact, 'git', 'repo')) !== undefined;
  return textOf(fieldAt(artifact, store, keyFields[store])) !== undefined;
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A field that is a text, a number or a truth value, as the controller reads it: as text. */
export function literalOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : undefined;
}
