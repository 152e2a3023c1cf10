import { dnsLabel, dnsSubdomain } from '../checks/names/dns-names';
import { annotationKey, labelKey, labelValue } from '../checks/names/label-names';
import { nameFinding } from '../checks/names/name-finding';
import type { NameFormat } from '../checks/names/name-format';
import { pathSegment } from '../checks/names/other-names';
import type { StructuralSchema } from './structural-schema';

const text: StructuralSchema = { type: 'string' };
const time: StructuralSchema = { type: 'string', format: 'date-time' };
const integer: StructuralSchema = { type: 'integer', format: 'int64' };
const flag: StructuralSchema = { type: 'boolean' };
const texts: StructuralSchema = { type: 'object', additionalProperties: text };

const list = (properties: Readonly<Record<string, StructuralSchema>>): StructuralSchema => ({ type: 'array', items: { type: 'object', properties } });

/**
 * Fields of `metadata`, which no CustomResourceDefinition states: Go decodes it strictly into this.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export const objectMetaSchema: StructuralSchema = {
  type: 'object',
  properties: {
    annotations: texts,
    creationTimestamp: time,
    deletionGracePeriodSeconds: integer,
    deletionTimestamp: time,
    finalizers: { type: 'array', items: text },
    generateName: text,
    generation: integer,
    labels: texts,
    managedFields: list({
      apiVersion: text,
      fieldsType: text,
      fieldsV1: { 'x-kubernetes-preserve-unknown-fields': true },
      manager: text,
      operation: text,
      subresource: text,
      time,
    }),
    name: text,
    namespace: text,
    ownerReferences: list({ apiVersion: text, blockOwnerDeletion: flag, controller: flag, kind: text, name: text, uid: text }),
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};

/** Something that `metadata` says and the API server refuses. */
export interface MetadataMistake {
  /** Below `metadata`, as the API server names it. */
  readonly path: string;
  /** The entry of a map, where the API server names the map. */
  readonly at?: string;
  readonly message: string;
  readonly hint?: string;
}

type Metadata = Readonly<Record<string, unknown>>;

/** The object itself, or one embedded in it: the latter needs no name, and takes more names. */
export type MetadataOwner = 'root' | 'embedded';

/** Names, labels and the like of `metadata` whose fields have their types. */
export function metadataMistakes(metadata: Metadata, owner: MetadataOwner): MetadataMistake[] {
  const found: MetadataMistake[] = [];
  const format = owner === 'root' ? dnsSubdomain : pathSegment;
  const check = (path: string, subject: string, value: unknown, expected: NameFormat, at?: string): void => {
    if (value !== null && typeof value !== 'string') return;
    const finding = nameFinding(subject, value ?? '', expected); // Go makes the empty text of null in a list or map.
    if (finding !== undefined) found.push({ path, at, ...finding });
  };
  if (owner === 'root' && !metadata.name && !metadata.generateName) found.push({ path: 'name', message: 'The object has no name.', hint: 'Set metadata.name.' });
  if (metadata.name) check('name', 'The name', metadata.name, format);
  if (metadata.generateName) check('generateName', 'The start of a name', generated(metadata.generateName, owner), format);
  if (metadata.namespace) check('namespace', 'The namespace', metadata.namespace, dnsLabel);
  for (const [key, value] of entriesOf(metadata.labels)) {
    check('labels', 'The label', key, labelKey, `labels[${key}]`);
    check('labels', `The value of the label ${key}`, value, labelValue, `labels[${key}]`);
  }
  for (const [key] of entriesOf(metadata.annotations)) check('annotations', 'The annotation', key, annotationKey, `annotations[${key}]`);
  for (const finalizer of itemsOf(metadata.finalizers)) check('finalizers', 'The finalizer', finalizer, labelKey);
  itemsOf(metadata.ownerReferences).forEach((reference, index) => found.push(...ownerMistakes(reference as Metadata, index)));
  itemsOf(metadata.managedFields).forEach((entry, index) => found.push(...managerMistakes(entry as Metadata, index)));
  if (typeof metadata.generation === 'number' && metadata.generation < 0) found.push({ path: 'generation', message: 'The generation is negative.' });
  return found;
}

/** The server adds letters and digits; until then the text may end with a dash. */
function generated(value: unknown, owner: MetadataOwner): unknown {
  return typeof value === 'string' && owner === 'root' && value.endsWith('-') && value.length > 1 ? `${value.slice(0, -1)}x` : value;
}

function ownerMistakes(reference: Metadata, index: number): MetadataMistake[] {
  return ['apiVersion', 'kind', 'name', 'uid']
    .filter((field) => !reference?.[field] || (field === 'apiVersion' && String(reference[field]).split('/').length > 2))
    .map((field) => ({
      path: `ownerReferences.${field}`,
      at: `ownerReferences[${index}].${field}`,
      message: `Owner reference ${index + 1} needs its ${field}.`,
    }));
}

function managerMistakes(entry: Metadata, index: number): MetadataMistake[] {
  const known = ['Apply', 'Update'].includes(entry?.operation as string);
  return known ? [] : [{ path: `managedFields[${index}].operation`, message: 'The operation of a field manager is Apply or Update.' }];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
