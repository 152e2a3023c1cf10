import { createHash } from 'node:crypto';
import path from 'node:path';
import { identityKey, identityOf, type ObjectIdentity } from '../kube-object';
import type { ManifestEntry } from '../manifest-set';
import { formatPosition } from '../source/source-position';
import { pathProblem } from './path-policy';

export const inventoryVersion = 1;

/** `.inventory.json`: what publish wrote below `rendered/`, so that it removes and replaces nothing else. */
export interface Inventory {
  readonly version: number;
  /** Who publishes here: source repository and app. */
  readonly owner: string;
  readonly tool: string;
  /** By path below `rendered/`. */
  readonly files: ReadonlyMap<string, InventoryEntry>;
}

export interface InventoryEntry {
  /** Digest of the content, hexadecimal. */
  readonly sha256: string;
  /** The object in the file. @default - the file describes the folder to kustomize */
  readonly object?: InventoryObject;
}

export interface InventoryObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Path of the construct that made it. */
  readonly construct?: string;
  /** `file:line:column` of the user's `new X(...)`. */
  readonly source?: string;
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function describeForInventory({ object, origin }: ManifestEntry): InventoryObject {
  const { namespace, name } = identityOf(object);
  const { constructPath, source } = origin;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    ...(namespace && { namespace }),
    name,
    ...(constructPath && { construct: constructPath }),
    // An absolute path would tell of the machine, and change with it.
    ...(source && !path.isAbsolute(source.file) && { source: formatPosition(source) }),
  };
}

export function identityInInventory({ apiVersion, kind, namespace, name }: InventoryObject): ObjectIdentity {
  return identityOf({ apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } });
}

export function writeInventory(inventory: Inventory): Buffer {
  const files = Object.fromEntries([...inventory.files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)));
  return toBytes({ ...inventory, files });
}

function toBytes(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

/** Why an inventory cannot be trusted. */
export class InventoryError extends Error {
  constructor(
    message: string,
    /** A later version of this tool wrote it. */
    readonly newer = false,
  ) {
    super(message);
    this.name = 'InventoryError';
  }
}

/**
 * Reads an inventory that came from the remote, where anybody may have changed it: nothing in it is believed unseen.
 *
 * @throws InventoryError
 */
export function readInventory(content: Buffer): Inventory {
  const value = parse(content);
  if (typeof value.version !== 'number') throw new InventoryError('it has no version');
  if (value.version > inventoryVersion) throw new InventoryError(`it has version ${value.version}, and this tool knows up to ${inventoryVersion}`, true);
  // What is written and what is read are the same bytes, so that a second entry for one path cannot hide behind the first.
  if (!toBytes(value).equals(content)) throw new InventoryError('it was edited: it is not as publish writes it');
  const { version, owner, tool, files } = value;
  if (typeof owner !== 'string' || typeof tool !== 'string') throw new InventoryError('it names no owner');
  if (!isRecord(files)) throw new InventoryError('it lists no files');
  return { version, owner, tool, files: readFiles(files) };
}

function parse(content: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    if (isRecord(value)) return value;
  } catch {
    // Told below, without the parser's words, which quote the content.
  }
  throw new InventoryError('it is not a JSON object');
}

function readFiles(files: Record<string, unknown>): Map<string, InventoryEntry> {
  const objects = new Map<string, string>();
  const entries = new Map<string, InventoryEntry>();
  for (const [file, value] of Object.entries(files)) {
    const problem = pathProblem(file);
    if (problem) throw new InventoryError(`it lists ${JSON.stringify(file)}, which ${problem}`);
    const entry = readEntry(file, value);
    if (entry.object) claim(objects, identityKey(identityInInventory(entry.object)), file);
    entries.set(file, entry);
  }
  return entries;
}

function readEntry(file: string, value: unknown): InventoryEntry {
  if (!isRecord(value) || typeof value.sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(value.sha256)) {
    throw new InventoryError(`it gives no digest for ${file}`);
  }
  if (value.object === undefined) return { sha256: value.sha256 };
  if (!isInventoryObject(value.object)) throw new InventoryError(`it does not say which object is in ${file}`);
  return { sha256: value.sha256, object: value.object };
}

function isInventoryObject(value: unknown): value is InventoryObject {
  if (!isRecord(value)) return false;
  const texts = [value.apiVersion, value.kind, value.name, value.namespace ?? '', value.construct ?? '', value.source ?? ''];
  return texts.every((text) => typeof text === 'string') && value.apiVersion !== '' && value.kind !== '' && value.name !== '';
}

function claim(objects: Map<string, string>, key: string, file: string): void {
  const first = objects.get(key);
  if (first) throw new InventoryError(`it lists one object in two files, ${first} and ${file}`);
  objects.set(key, file);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
