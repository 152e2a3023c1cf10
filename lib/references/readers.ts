import { groupOf } from '../kube-object';
import { fieldsOf, itemsOf, textOf } from './fields';
import type { Reference, ReferencePart } from './reference-table';
import { configMap, secret, targetKind, type TargetKind } from './target-kind';

/** A reader of one reference that looks at nothing but the field. */
export type OneReader = (value: unknown) => Reference | undefined;

/** The field is the name itself: `serviceAccountName: web`. */
export function nameOf(to: TargetKind, options: { readonly namespace?: string } = {}): OneReader {
  return (value) => {
    const name = textOf(value);
    return name === undefined ? undefined : { to, name, ...options };
  };
}

export interface ObjectReaderOptions {
  /** Field with the name. @default 'name' */
  readonly name?: string;
  /** Field with the namespace. @default - the namespace of the object */
  readonly namespaceField?: string;
  /** The reference has no namespace of its own: `anyNamespace`. @default - the namespace of the object */
  readonly namespace?: string;
}

/** The field is an object with the name in it: `imagePullSecrets: [{ name: registry }]`. */
export function objectOf(to: TargetKind, options: ObjectReaderOptions = {}): OneReader {
  const at = options.name ?? 'name';
  return (value) => {
    const fields = fieldsOf(value);
    const name = textOf(fields[at]);
    if (name === undefined) return undefined;
    const stated = options.namespaceField ? textOf(fields[options.namespaceField]) : undefined;
    return { to, name, at, namespace: stated ?? options.namespace, optional: fields.optional === true };
  };
}

/** The field is `{ name, key, optional }`: one key of a Secret or ConfigMap. */
export function keyOf(to: TargetKind, options: ObjectReaderOptions = {}): OneReader {
  const read = objectOf(to, options);
  return (value) => {
    const reference = read(value);
    const key = textOf(fieldsOf(value).key);
    return reference && key !== undefined ? { ...reference, parts: [{ type: 'key', name: key, at: 'key' }] } : reference;
  };
}

/** The field is a volume: a name, and `items` with the keys that become files. */
export function volumeOf(to: TargetKind, nameField: string): OneReader {
  return (value) => {
    const fields = fieldsOf(value);
    const name = textOf(fields[nameField]);
    if (name === undefined) return undefined;
    return { to, name, at: nameField, parts: itemKeys(fields.items), optional: fields.optional === true };
  };
}

function itemKeys(items: unknown): ReferencePart[] {
  return itemsOf(items).flatMap((item, index): ReferencePart[] => {
    const key = textOf(fieldsOf(item).key);
    return key === undefined ? [] : [{ type: 'key', name: key, at: `items[${index}].key` }];
  });
}

export const secretKey = keyOf(secret);
export const configMapKey = keyOf(configMap);
export const secretName = objectOf(secret);
/** A Secret with its namespace beside the name: `{ name, namespace }`. */
export const secretAnywhere = objectOf(secret, { namespaceField: 'namespace' });

export interface KindReaderOptions {
  /** Group where the field names none. */
  readonly group?: string;
  /** Kind where the field names none. @default - the field must name one */
  readonly kind?: string;
  /** Kinds, by name, that have no namespace. */
  readonly clusterKinds?: readonly string[];
  /** Field with the namespace. @default - the namespace of the object */
  readonly namespaceField?: string;
  /** Named with the kind: a part, such as the port of a Service. */
  readonly part?: Pick<ReferencePart, 'type' | 'at'>;
  /** Groups that are known; a reference to any other is passed over. @default - all */
  readonly onlyGroups?: readonly string[];
}

/** The field names the kind too: `{ apiVersion, kind, name }`, or `{ apiGroup | group, kind, name }`. */
export function kindOf(options: KindReaderOptions = {}): OneReader {
  return (value) => {
    const fields = fieldsOf(value);
    const name = textOf(fields.name);
    const kind = textOf(fields.kind) ?? options.kind;
    const group = groupIn(fields, options.group);
    if (name === undefined || kind === undefined || options.onlyGroups?.includes(group) === false) return undefined;
    const to = options.clusterKinds?.includes(kind) ? { group, kind, cluster: true } : targetKind(group, kind);
    const namespace = options.namespaceField ? textOf(fields[options.namespaceField]) : undefined;
    return { to, name, at: 'name', namespace, parts: partIn(fields, options.part) };
  };
}

function groupIn(fields: ReturnType<typeof fieldsOf>, fallback = ''): string {
  if (typeof fields.apiVersion === 'string') return groupOf(fields.apiVersion);
  const group = fields.apiGroup ?? fields.group;
  return typeof group === 'string' ? group : fallback;
}

function partIn(fields: ReturnType<typeof fieldsOf>, part: KindReaderOptions['part']): ReferencePart[] | undefined {
  const name = part && fields[part.at];
  return part && (typeof name === 'string' || typeof name === 'number') ? [{ ...part, name: String(name) }] : undefined;
}
